/** How what an older version stored becomes what this one reads. */
import { isObject } from './shape.ts';

type Stored = Readonly<Record<string, unknown>>;

/** The version of what is stored now: how many migrations there are. */
export const migrations: readonly ((stored: Stored) => Stored)[] = [
  // 0.1.0 stored no version. Its journal said `others` and `on`, its watches counted `looks`.
  (stored) => {
    const { lastRestore: _, ...rest } = stored;
    return { ...rest, journal: journalOf010(rest['journal']), watches: watchesOf010(rest['watches']) };
  },
];

export const storedVersion = migrations.length;

/** 0: stored before versions were. */
export const versionOf = ({ version }: Stored): number =>
  Number.isSafeInteger(version) && (version as number) > 0 ? (version as number) : 0;

/** Brings what is stored up to this version. What a later version stored is left as it is; the parsers take what they can read. */
export function migrate(stored: Stored): Stored {
  return migrations.slice(versionOf(stored)).reduce((known, next) => next(known), stored);
}

function journalOf010(journal: unknown): unknown {
  if (!isObject(journal)) return journal;
  const { others, on, ...rest } = journal as Stored;
  return { ...rest, ...(others === undefined ? {} : { candidates: others }), ...(on === undefined ? {} : { enabled: on }) };
}

function watchesOf010(watches: unknown): unknown {
  return Array.isArray(watches) ? watches.map(watchOf010) : watches;
}

function watchOf010(watch: unknown): unknown {
  if (!isObject(watch) || 'phase' in watch) return watch;
  const { looks, backAt, told, lookingSince: _, ...rest } = watch as Stored;
  if (backAt === undefined) return { ...rest, probes: looks, phase: 'waiting' };
  return { ...rest, probes: looks, phase: 'back', backAt, told: told === true ? 'on-icon' : 'owed' };
}
