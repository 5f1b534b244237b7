/** `management`: the other extensions, and whether they can be switched. */
import type { Method } from './calls.ts';

export interface FakeExtension {
  readonly id: string;
  readonly name: string;
  enabled: boolean;
  readonly mayDisable: boolean;
  readonly type: string;
  readonly permissions: readonly string[];
  readonly hostPermissions: readonly string[];
}

export const extension = (id: string, its: Partial<FakeExtension> = {}): FakeExtension => ({
  id,
  name: `Extension ${id}`,
  enabled: true,
  mayDisable: true,
  type: 'extension',
  permissions: ['webRequest'],
  hostPermissions: ['<all_urls>'],
  ...its,
});

export class FakeExtensions {
  all: FakeExtension[] = [];
  /** In Firefox no extension can switch another. */
  maySwitch = true;
  readonly #switched: (id: string, on: boolean) => unknown;

  constructor(switched: (id: string, on: boolean) => unknown) {
    this.#switched = switched;
  }

  /** The person or an extension switches one on or off. */
  setEnabled(id: string, enabled: boolean): unknown {
    const one = this.all.find((other) => other.id === id);
    if (!one) throw new Error(`Failed to find extension with id ${id}.`);
    if (one.enabled === enabled) return undefined;
    one.enabled = enabled;
    return this.#switched(id, enabled);
  }

  /** The API for an extension that was granted `management`. */
  use(call: { readonly name: 'getAll' } | { readonly name: 'setEnabled'; readonly id: string; readonly enabled: boolean }): unknown {
    if (call.name === 'getAll') return structuredClone(this.all);
    if (!this.maySwitch) throw new Error('setEnabled applies only to theme addons');
    if (this.all.some(({ id, mayDisable }) => id === call.id && !mayDisable))
      throw new Error(`Extension ${call.id} cannot be modified by user.`);
    this.setEnabled(call.id, call.enabled);
    return undefined;
  }

  api(method: Method): Record<string, unknown> {
    return {
      getAll: method('management.getAll', () => this.use({ name: 'getAll' })),
      setEnabled: method('management.setEnabled', (id: string, enabled: boolean) => this.use({ name: 'setEnabled', id, enabled })),
    };
  }
}
