import { INTERMEDIARIES } from '../../core/gateways/all.ts';
import { locale } from '../../i18n/messages.ts';

const names: ReadonlyMap<string, string> = new Map(INTERMEDIARIES.map(({ id, name }) => [id, name]));

/** A gateway's name by its id. Hops that only name themselves (Via, Proxy-Status) keep that name; undefined for `unknown`. */
export function gatewayName(id: string): string | undefined {
  return id === 'unknown' ? undefined : (names.get(id) ?? id);
}

/** The gateway's name, or its id where there is no name. */
export const gatewayLabel = (id: string): string => gatewayName(id) ?? id;

/** Several of them as one list in the reader's language. */
export function gatewayNames(ids: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(ids.map(gatewayLabel));
}
