/** One word for one idea: words that were replaced by established terms may not come back. */
import english from '../public/_locales/en/messages.json' with { type: 'json' };
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|css)$/.test(name))
    .map((name) => join(folder, name));
/** The migrations name keys that older versions stored. */
const sources = filesIn('src').filter((file) => /\.tsx?$/.test(file) && !file.endsWith('persistence/migrations.ts'));
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** A retired identifier (or its prefix, with `*`) and its replacement, grouped by the source of the term. */
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
  SHIELDS: 'BOT_CHALLENGES',
  // SRE: incident, backoff
  'trouble*': 'incident, or failing',
  schedule: 'backoff',
  endPage: 'closePage',
  isWell: 'isHealthy',
  well: 'healthy',
  // WebExtensions: inject, alarms
  'reveal*': 'injectPanel',
  pagePlaced: 'panelPlaced',
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
  'wakeAt*': 'alarms are projected',
  'wakeFor*': 'alarms are projected',
  refreshAll: 'views are projected',
  followBusiness: 'watchUserActivity',
  takeUp: 'ensureStarted',
  // Elm and Redux: action, dispatch, env
  Act: 'Action',
  Choose: 'ActionButton',
  ChoicesContext: 'ActionsContext',
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

/** Names of files and folders. */
const retiredFiles =
  /(?:^|[/-])(?:answer|looks?|schedule|ending|choices|guided|walk|maker|mark|trouble|lend|reveal|place|unseen|wake|business|sentences|spoken|crumb|foot|live-line|ask|requests|perform)\.(?:test\.)?tsx?$|\/ask\//;

// cspell:ignore accus
/** Comments are not checked against the whole table, only against these words. */
const retiredProse: readonly (readonly [RegExp, string])[] = [
  [/\b(?:guilty|accus|acquit)/i, 'court words: an extension breaks a page, or it does not'],
  [/\bbroken page\b/i, 'failing page'],
  [/\bthe maker\b/i, 'the gateway, or its vendor'],
  [/\bwhoever\b/i, 'name who: the visitor, the owner, the caller'],
];

const commentsOf = (source: string): string =>
  [...source.matchAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g)].map(([comment]) => comment).join('\n');
const code = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, ' ');
const withoutStrings = (source: string): string => source.replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");

const exact = new Map(Object.entries(retired).filter(([word]) => !word.endsWith('*')));
const beginnings = Object.entries(retired)
  .filter(([word]) => word.endsWith('*'))
  .map(([word, instead]) => [word.slice(0, -1), instead] as const);
const insteadOf = (word: string): string | undefined => exact.get(word) ?? beginnings.find(([start]) => word.startsWith(start))?.[1];

describe('retired words', () => {
  test('are not used as identifiers', () => {
    const found = sources.flatMap((file) =>
      [...new Set(withoutStrings(code(text(file))).match(/[A-Za-z_$][\w$]*/g))].flatMap((word) => {
        const instead = insteadOf(word);
        return instead === undefined ? [] : [`${file}: ${word}, say ${instead}`];
      }),
    );
    expect(found).toEqual([]);
  });
  test('are not used as message types, keys or values', () => {
    const found = sources.flatMap((file) =>
      retiredStrings.filter((word) => code(text(file)).includes(`'${word}'`)).map((word) => `${file}: ${word}`),
    );
    expect(found).toEqual([]);
  });
  test('begin no key of a message', () => {
    const keys = Object.keys(english);
    expect(keys.filter((key) => /^(?:look|walk|guided|maker|trouble|say|extGuided)[A-Z]/.test(key))).toEqual([]);
  });
  test('are not used in file names', () =>
    expect([...filesIn('src'), ...filesIn('test')].filter((file) => retiredFiles.test(file))).toEqual([]));
  test.each(retiredProse)('are not used in comments: %s', (word, why) => {
    const found = sources.filter((file) => word.test(commentsOf(text(file)).replaceAll(/«[^»]*»|“[^”]*”/g, '')));
    expect(found, why).toEqual([]);
  });
});
