/** A browser API in which every call throws until a test allows it: `allow({ tabs: { reload: vi.fn() } })`. */
type Api = Record<string, unknown>;

let allowed: Api = {};

/** From now on only these parts of the API are available. */
export function allow(api: Api): void {
  allowed = api;
}

const part = (path: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value as Api, {
    get(target, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (!(name in target)) throw new Error(`the test does not allow browser${path}.${name}`);
      return part(`${path}.${name}`, target[name]);
    },
  });
};

const browser = new Proxy({} as Api, {
  get: (_target, name) => (typeof name === 'symbol' ? undefined : (part('', allowed) as Api)[name]),
});
export default browser;
