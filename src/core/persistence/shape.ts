/** Reads a value of unknown shape: what fits is kept, what does not is left out. No parser throws, and none keeps a stranger's keys. */

/** Undefined: the value does not have this shape. */
export type Parser<T> = (value: unknown) => T | undefined;

export const string: Parser<string> = (value) => (typeof value === 'string' ? value : undefined);
export const number: Parser<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
export const boolean: Parser<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
export const yes: Parser<true> = (value) => (value === true ? true : undefined);

/** A count, or a place in a list: whole and not negative. */
export const whole: Parser<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

export const oneOf =
  <const T extends string>(...values: readonly T[]): Parser<T> =>
  (value) =>
    values.find((one) => one === value);

/** The items that fit; undefined for anything but a list. */
export const list =
  <T>(item: Parser<T>): Parser<readonly T[]> =>
  (value) =>
    Array.isArray(value) ? (value as unknown[]).map(item).filter((one) => one !== undefined) : undefined;

/** A pair of strings. */
export const pair: Parser<readonly [string, string]> = (value) => {
  const [first, second] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof first === 'string' && typeof second === 'string' ? [first, second] : undefined;
};

/** The entries whose values fit; undefined for anything but an object. */
export const dictionary =
  <T>(value: Parser<T>): Parser<Readonly<Record<string, T>>> =>
  (stored) => {
    const entries = entriesOf(stored)?.flatMap(([key, one]): [string, T][] => {
      const parsed = value(one);
      return parsed === undefined ? [] : [[key, parsed]];
    });
    return entries && Object.fromEntries(entries);
  };

type Fields<T> = { readonly [K in keyof T]: Parser<T[K]> };

/** An object with these fields; undefined if one that is required does not fit. A bad optional one counts as absent. */
export const object =
  <R extends object, O extends object = object>(required: Fields<R>, optional?: Fields<O>): Parser<R & Partial<O>> =>
  (stored) => {
    if (!isObject(stored)) return undefined;
    const read = (fields: Fields<object> = {}): [string, unknown][] =>
      Object.entries(fields as Record<string, Parser<unknown>>).map(([key, parse]) => [key, parse(ownValue(stored, key))]);
    const known = read(required);
    if (known.some(([, value]) => value === undefined)) return undefined;
    return Object.fromEntries([...known, ...read(optional).filter(([, value]) => value !== undefined)]) as R & Partial<O>;
  };

/** An object whose shape is told by one of its fields. */
export const union =
  <K extends string, T extends Readonly<Record<K, string>>>(
    tag: K,
    shapes: { readonly [V in T[K]]: Parser<Omit<Extract<T, Readonly<Record<K, V>>>, K>> },
  ): Parser<T> =>
  (stored) => {
    const value = isObject(stored) ? ownValue(stored, tag) : undefined;
    if (typeof value !== 'string' || !Object.hasOwn(shapes, value)) return undefined;
    const parsed = (shapes as Readonly<Record<string, Parser<object>>>)[value]?.(stored);
    return parsed && ({ ...parsed, [tag]: value } as unknown as T);
  };

/** Both shapes at once. */
export const both =
  <A extends object, B extends object>(first: Parser<A>, second: Parser<B>): Parser<A & B> =>
  (stored) => {
    const [a, b] = [first(stored), second(stored)];
    return a && b && { ...a, ...b };
  };

/** The value as parsed, or this one instead. */
export const or =
  <T>(parse: Parser<T>, fallback: T): ((stored: unknown) => T) =>
  (stored) =>
    parse(stored) ?? fallback;

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Never a property of the prototype: `constructor` may be a host. */
export const ownValue = (stored: object, key: string): unknown =>
  Object.hasOwn(stored, key) ? (stored as Readonly<Record<string, unknown>>)[key] : undefined;

const entriesOf = (stored: unknown): [string, unknown][] | undefined => (isObject(stored) ? Object.entries(stored) : undefined);
