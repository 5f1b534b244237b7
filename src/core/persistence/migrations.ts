/** Migrates stored data from older versions. */
import { isObject } from './shape.ts';

type Stored = Readonly<Record<string, unknown>>;

/** The migrations in order. The current storage version is their number. */
export const migrations: readonly ((stored: Stored) => Stored)[] = [
  // 0.1.0 stored no version. Its journal had `others`, `on` and `guilty`, its watches had `looks`.
  (stored) => ({ ...stored, journal: journalOf010(stored['journal']), watches: watchesOf010(stored['watches']) }),
];

/** The keys of `storage.local` that earlier versions wrote and none reads any more; removed when migrated data is saved. */
export const retiredKeys = ['lastRestore'] as const;

export const storedVersion = migrations.length;

/** The version of stored data; 0 if it was stored before versions existed. */
export const versionOf = ({ version }: Stored): number =>
  Number.isSafeInteger(version) && (version as number) > 0 ? (version as number) : 0;

/** Migrates stored data to the current version. Data from a later version is left unchanged; the parsers keep what they can read. */
export function migrate(stored: Stored): Stored {
  return migrations.slice(versionOf(stored)).reduce((known, next) => next(known), stored);
}

function journalOf010(journal: unknown): unknown {
  if (!isObject(journal)) return journal;
  const { finding, ...rest } = renamed(journal, { others: 'candidates', on: 'enabled' });
  return { ...rest, finding: isObject(finding) ? renamed(finding, { guilty: 'culprits' }) : finding };
}

/** The object with these keys renamed. */
const renamed = (stored: object, names: Readonly<Record<string, string>>): Stored =>
  Object.fromEntries(
    Object.entries(stored).map(([key, value]: [string, unknown]) => [Object.hasOwn(names, key) ? names[key] : key, value]),
  );

function watchesOf010(watches: unknown): unknown {
  return Array.isArray(watches) ? watches.map(watchOf010) : watches;
}

function watchOf010(watch: unknown): unknown {
  if (!isObject(watch) || 'phase' in watch) return watch;
  const { looks, backAt, told, lookingSince: _, ...rest } = watch as Stored;
  if (backAt === undefined) return { ...rest, probes: looks, phase: 'waiting' };
  return { ...rest, probes: looks, phase: 'back', backAt, told: told === true ? 'on-icon' : 'owed' };
}
