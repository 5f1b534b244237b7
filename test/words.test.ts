/** One word for one idea: words that were replaced by established terms may not come back. */
import english from '../public/_locales/en/messages.json' with { type: 'json' };
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isNode, syntaxOf } from './syntax.ts';

const root = resolve(import.meta.dirname, '..');
const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const programs = ['src', 'test', 'scripts'].flatMap((folder) => filesIn(folder, /\.(?:tsx?|mjs)$/));
const sheets = filesIn('src', /\.css$/);
/** This file names the words; the others hold what older versions stored. */
const exempt = [
  'test/words.test.ts',
  'src/core/persistence/migrations.ts',
  'test/core/persistence/migrations.test.ts',
  'test/background/any-storage.test.ts',
  'test/background/store/new-worker.test.ts',
];
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...filesIn('docs', /\.md$/),
  ...filesIn('.github', /\.(?:md|ya?ml)$/),
];

/**
 * A retired identifier and its replacement, grouped by the source of the term. `*`: and every identifier that starts with it. `+`: and every
 * identifier whose first word it is (`ask+`: `ask`, `askToNotify`, not `asked`).
 */
const retired: Readonly<Record<string, string>> = {
  // Kubernetes and Prometheus: probe
  look: 'probe',
  looks: 'probes, or custom for a fingerprint',
  looked: 'probed',
  'lookDue*': 'probeDue',
  nextLook: 'nextProbeAt',
  'looksMislead*': 'probesUnreliable',
  // RFC 9110: response, Retry-After, intermediary
  Answer: 'PageResponse',
  pageAnswered: 'pageResponded',
  'askedUntil*': 'notBefore, or retryAfter',
  // Only as a verb or prefix: `asked` also means what a server was asked, and `askedToNotify` is a stored key.
  'ask+': 'request, or permission',
  'relaysOf*': 'intermediariesOf',
  'serverTells*': 'serverHeader',
  // RFC 9209 and wafw00f: attribution, vendor, fingerprint
  maker: 'gateway, or vendor',
  'Maker*': 'Attribution',
  'findMaker*': 'identifyGateway',
  Sight: 'ResponseSnapshot',
  'PageMark*': 'PageFingerprint',
  'gatewayMark*': 'fingerprint',
  nameless: 'sendsNoServer',
  companions: 'expectedHeaders',
  ownEmpty: 'isOwnEmptyResponse',
  escorted: 'hasExpectedHeaders',
  firm: 'fromHeader',
  SHIELDS: 'BOT_CHALLENGES',
  // SRE: incident, backoff
  'trouble*': 'incident, or failing',
  schedule: 'backoff',
  waits: 'backoff, or postponed',
  endPage: 'closePage',
  isWell: 'isHealthy',
  well: 'healthy',
  // WebExtensions: inject, alarms
  'reveal*': 'injectPanel',
  pagePlaced: 'panelPlaced',
  place: 'surface, section, or position',
  standsHere: 'matchDocument',
  'ticket*': 'documentToken',
  'comebackTicket*': 'comebackDocument',
  'evict*': 'panelRemoved',
  panelEvicted: 'panelRemoved',
  onEvicted: 'onRemoved',
  inPage: 'runInTab',
  adoptUnseenFailure: 'adoptExistingFailure',
  'failedParts*': 'failedResources',
  PartEntry: 'ResourceEntry',
  borrow: 'callRemotely',
  Lent: 'ManagementReply',
  loadAnew: 'hardReload, or reloadBypassingCache',
  // The component `Ring` draws one; an alarm does not ring.
  ring: 'onAlarm',
  rings: 'onAlarm',
  'wakeAt*': 'alarms are projected',
  'wakeFor*': 'alarms are projected',
  refreshAll: 'views are projected',
  followBusiness: 'watchUserActivity',
  takeUp: 'ensureStarted',
  'begin+': 'start, or new…',
  begun: 'started',
  later: 'detached',
  // Elm and Redux: action, dispatch, env
  tell: 'dispatch, or send',
  Act: 'Action',
  Choose: 'ActionButton',
  ChoicesContext: 'ActionsContext',
  choices: 'userActions',
  chosen: 'actionChosen, or selected',
  lasting: 'persistent',
  'Lasting*': 'PersistentState',
  Now: 'Env',
  chance: 'random',
  // git bisect: culprit, hypothesis
  'guided*': 'manual',
  'Guided*': 'ManualTest',
  'walk*': 'manualTest',
  'Walk*': 'ManualTest',
  trial: 'underTest',
  turn: 'current',
  'guilt*': 'culprits',
  'accuse*': 'found',
  Acquittal: 'Inconclusive',
  'suspicion*': 'hypotheses',
  butFor: 'exceptIds',
  besides: 'openerTabId',
  // i18n.getMessage
  say: 't',
  'sayCount*': 'tPlural',
  'sayInPieces*': 'tParts',
  SentenceKey: 'MessageKey',
  PlainKey: 'KeyWithoutValues',
  Sentence: 'Message',
  // Fields and components of views
  cacheIsWhole: 'reloadsPastCache',
  dataGoes: 'canClearSiteData',
  browserPage: 'isBrowserErrorPage',
  privateNeedsLeave: 'needsPrivateAccess',
  LiveLine: 'LiveRegion',
  Crumb: 'SubViewHeader',
  Foot: 'Footer',
  Bar: 'Header',
  HopPicture: 'RequestPathPicture',
};

/** Message types, event types, keys and other words in quotes. */
const retiredStrings = ['view-of', 'note-of', 'choose-in', 'due-in', 'awake', 'evicted', 'look', 'guided', 'lastRestore', 'maker-header'];

/**
 * Retired as the name of a function: `names` may be a list, but `names(pattern, host)` does not say that it compares. Words with other
 * plain meanings are not in these tables: `others`, `left`, `on`, `can`.
 */
const retiredCalls: Readonly<Record<string, string>> = { names: 'hostMatches' };

/** Names of files and folders. */
const retiredFiles =
  /(?:^|[/-])(?:answer|looks?|schedule|ending|choices|guided|walk|maker|mark|trouble|lend|reveal|place|unseen|wake|business|sentences|spoken|crumb|foot|live-line|ask|requests|perform|relays|extension-search|failed-parts|load-anew|a-past|ways|do|bar|verdict)\.(?:test\.|e2e\.)?(?:tsx?|mjs|css)$|\/ask\//;

// cspell:ignore accus
/** Prose is not checked against the whole table, only against these words. */
const retiredProse: readonly (readonly [RegExp, string])[] = [
  [/\b(?:guilty|accus|acquit)/i, 'court words: an extension breaks a page, or it does not'],
  [/\bbroken page\b/i, 'failing page'],
  [/\bmakers?\b/i, 'the gateway or the sender of a page, or a vendor'],
  [/\bwhoever\b/i, 'name who: the visitor, the owner, the caller'],
  [/\b(?:next|automatic|each|every|first|last) looks?\b/i, 'probe, as in Kubernetes: a request to see whether the site is back'],
];

interface Words {
  readonly file: string;
  readonly names: ReadonlySet<string>;
  readonly calls: ReadonlySet<string>;
  readonly strings: ReadonlySet<string>;
  readonly comments: string;
}

/** The identifiers, the functions called or declared, the strings and the comments of a program. */
function wordsOf(file: string): Words {
  const { nodes, comments } = syntaxOf(join(root, file));
  const named = (of: readonly unknown[]): Set<string> =>
    new Set(of.flatMap((node) => (isNode(node) && typeof node['name'] === 'string' ? [node['name']] : [])));
  return {
    file,
    names: named(nodes.filter(({ type }) => type.endsWith('Identifier'))),
    calls: named(
      nodes.flatMap(({ type, callee, id }) => (type === 'CallExpression' ? [callee] : type === 'FunctionDeclaration' ? [id] : [])),
    ),
    strings: new Set(nodes.flatMap(({ type, value }) => (type === 'Literal' && typeof value === 'string' ? [value] : []))),
    comments: comments.map((comment) => comment.replaceAll(/\s*\n\s*\*?\s*/g, ' ')).join('\n'),
  };
}

const words = programs.filter((file) => !exempt.includes(file)).map(wordsOf);
const quoted = /«[^»]*»|“[^”]*”|`[^`\n]*`/g;
const prose: readonly (readonly [where: string, says: string])[] = [
  ...words.map(({ file, comments }) => [file, comments] as const),
  ...sheets.map((file) => [file, [...text(file).matchAll(/\/\*[\s\S]*?\*\//g)].join('\n')] as const),
  ...documents.flatMap((file) =>
    text(file)
      .split('\n')
      .map((line, at) => [`${file}:${String(at + 1)}`, line] as const),
  ),
  ...Object.entries(english).map(([key, { message }]) => [`message ${key}`, message] as const),
];

const insteadOf = (word: string): string | undefined =>
  Object.entries(retired).find(([key]) => {
    const start = key.replace(/[*+]$/, '');
    if (key === start) return word === key;
    return word.startsWith(start) && (key.endsWith('*') || !/^[a-z]/.test(word.slice(start.length)));
  })?.[1];

describe('retired words', () => {
  test('are not used as identifiers', () => {
    const found = words.flatMap(({ file, names, calls }) => [
      ...[...names].flatMap((word) => {
        const instead = insteadOf(word);
        return instead === undefined ? [] : [`${file}: ${word}, say ${instead}`];
      }),
      ...[...calls].filter((word) => Object.hasOwn(retiredCalls, word)).map((word) => `${file}: ${word}(), say ${retiredCalls[word]}`),
    ]);
    expect(found).toEqual([]);
  });
  test('are not used as message types, keys or values', () =>
    expect(
      words.flatMap(({ file, strings }) => retiredStrings.filter((word) => strings.has(word)).map((word) => `${file}: ${word}`)),
    ).toEqual([]));
  test('begin no key of a message', () =>
    expect(
      Object.keys(english).filter((key) => /^(?:look|walk|guided|maker|trouble|say|extGuided|ff|extManual|ask)[A-Z]/.test(key)),
    ).toEqual([]));
  test('are not used in file names', () => expect([...programs, ...sheets].filter((file) => retiredFiles.test(file))).toEqual([]));
  test.each(retiredProse)('are not used in prose: %s', (word, why) => {
    const found = prose.filter(([, says]) => word.test(says.replaceAll(quoted, ''))).map(([where]) => where);
    expect(found, why).toEqual([]);
  });
});
