/** A bare item of a structured field (RFC 9651 §3.3): tokens, strings and byte sequences as text, numbers, Booleans. */
export type BareItem = string | number | boolean;

export interface ListMember {
  readonly value: BareItem;
  readonly parameters: ReadonlyMap<string, BareItem>;
}

const MOST_MEMBERS = 50;
const MOST_PARAMETERS = 50;

/**
 * Reads a List of Items (RFC 9651 §4.2.1). Unlike the RFC, which rejects the whole field, it keeps the members before the first
 * error: headers of failing gateways are not always valid.
 */
export function readList(field: string): readonly ListMember[] {
  const reader = { field, at: 0 };
  const members: ListMember[] = [];
  while (reader.at < field.length && members.length < MOST_MEMBERS) {
    skip(reader);
    const value = readBareItem(reader);
    if (value === undefined) return members;
    const parameters = readParameters(reader);
    members.push({ value, parameters });
    skip(reader);
    if (field[reader.at] !== ',') return members;
    reader.at++;
  }
  return members;
}

interface Reader {
  readonly field: string;
  at: number;
}

const TOKEN_START = /[A-Za-z*]/;
const TOKEN = /[A-Za-z0-9:/!#$%&'*+.^_`|~-]/;
const KEY_START = /[a-z*]/;
const KEY = /[a-z0-9_.*-]/;
const NUMBER = /[0-9.]/;

function skip(reader: Reader): void {
  while (reader.field[reader.at] === ' ' || reader.field[reader.at] === '\t') reader.at++;
}

function take(reader: Reader, allowed: RegExp): string {
  const from = reader.at;
  while (reader.at < reader.field.length && allowed.test(reader.field[reader.at] ?? '')) reader.at++;
  return reader.field.slice(from, reader.at);
}

function readBareItem(reader: Reader): BareItem | undefined {
  const char = reader.field[reader.at] ?? '';
  if (char === '"') return readString(reader);
  if (char === '?') {
    const flag = reader.field[reader.at + 1];
    reader.at += 2;
    return flag === '1' ? true : flag === '0' ? false : undefined;
  }
  if (char === ':') {
    const close = reader.field.indexOf(':', reader.at + 1);
    if (close < 0) return undefined;
    const bytes = reader.field.slice(reader.at, close + 1);
    reader.at = close + 1;
    return bytes;
  }
  if (char === '-' || /[0-9]/.test(char)) {
    if (char === '-') reader.at++;
    const digits = Number(take(reader, NUMBER));
    return Number.isFinite(digits) ? (char === '-' ? -digits : digits) : undefined;
  }
  return TOKEN_START.test(char) ? take(reader, TOKEN) : undefined;
}

function readString(reader: Reader): string | undefined {
  let text = '';
  for (reader.at++; reader.at < reader.field.length; reader.at++) {
    const char = reader.field[reader.at] ?? '';
    if (char === '"') {
      reader.at++;
      return text;
    }
    if (char === '\\') reader.at++;
    text += reader.field[reader.at] ?? '';
  }
  return undefined;
}

function readParameters(reader: Reader): ReadonlyMap<string, BareItem> {
  const parameters = new Map<string, BareItem>();
  while (parameters.size < MOST_PARAMETERS) {
    const before = reader.at;
    skip(reader);
    if (reader.field[reader.at] !== ';') {
      reader.at = before;
      break;
    }
    reader.at++;
    skip(reader);
    if (!KEY_START.test(reader.field[reader.at] ?? '')) break;
    const key = take(reader, KEY);
    if (reader.field[reader.at] !== '=') {
      parameters.set(key, true);
      continue;
    }
    reader.at++;
    const value = readBareItem(reader);
    if (value === undefined) break;
    parameters.set(key, value);
  }
  return parameters;
}
