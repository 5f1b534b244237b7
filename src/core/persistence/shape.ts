/** Parsers for values of unknown shape: matching parts are kept, others are dropped. No parser throws, and none keeps unknown keys. */

/** Returns the parsed value, or undefined if it does not have this shape. */
export type Parser<T> = (value: unknown) => T | undefined;

export const string: Parser<string> = (value) => (typeof value === 'string' ? value : undefined);
export const number: Parser<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
export const boolean: Parser<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
export const yes: Parser<true> = (value) => (value === true ? true : undefined);

/** A non-negative safe integer: a count or an index. */
export const whole: Parser<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

export const oneOf =
  <const T extends string>(...values: readonly T[]): Parser<T> =>
  (value) =>
    values.find((one) => one === value);

/** The items that match; undefined for anything but an array. */
export const list =
  <T>(item: Parser<T>): Parser<readonly T[]> =>
  (value) =>
    Array.isArray(value) ? (value as unknown[]).map(item).filter((one) => one !== undefined) : undefined;

/** A pair of strings. */
export const pair: Parser<readonly [string, string]> = (value) => {
  const [first, second] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof first === 'string' && typeof second === 'string' ? [first, second] : undefined;
};

/** The entries whose values match; undefined for anything but an object. */
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

/** An object with these fields; undefined if a required field does not match. An invalid optional field counts as absent. */
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

/** A union discriminated by the field `tag`. */
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

/** An object that matches both shapes. */
export const both =
  <A extends object, B extends object>(first: Parser<A>, second: Parser<B>): Parser<A & B> =>
  (stored) => {
    const [a, b] = [first(stored), second(stored)];
    return a && b && { ...a, ...b };
  };

/** The parsed value, or the fallback. */
export const or =
  <T>(parse: Parser<T>, fallback: T): ((stored: unknown) => T) =>
  (stored) =>
    parse(stored) ?? fallback;

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object's own property; never one of the prototype, because `constructor` may be a host name. */
export const ownValue = (stored: object, key: string): unknown =>
  Object.hasOwn(stored, key) ? (stored as Readonly<Record<string, unknown>>)[key] : undefined;

const entriesOf = (stored: unknown): [string, unknown][] | undefined => (isObject(stored) ? Object.entries(stored) : undefined);
