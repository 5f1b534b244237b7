/** The hand-off report of what a panel shows, in the person's language. */
import { writeReport, type ReportWords } from '../../core/owner/report.ts';
import type { PanelView } from '../../core/view/view.ts';
import { say, sayCount, type PlainKey } from '../../i18n/messages.ts';
import { evidenceWords, relayWords, seen } from '../evidence/evidence-words.ts';
import { gatewayName } from '../evidence/gateway-names.ts';
import { wordsOf } from '../steps/step-words.ts';

/** Markdown; times as the person's own computer counts them, with their distance from UTC. */
export function reportText(view: PanelView): string {
  const { retry, ...facts } = view;
  const { tries, lastAt } = retry;
  return writeReport(
    { ...facts, tries, ...(lastAt === undefined ? {} : { lastAt }), zone: (at) => -new Date(at).getTimezoneOffset() },
    words(view),
  );
}

const words = ({ host, status, diagnosis, retry: { tries }, steps }: PanelView): ReportWords => {
  const { gateway, relays, fault, confidence, evidence } = diagnosis;
  const name = gatewayName(gateway);
  const passed = relayWords(relays);
  return {
    title: say('repTitle', { host, status: String(status) }),
    address: say('repAddress'),
    queryRemoved: say('repQuery'),
    answer: say('repAnswer'),
    maker: name === undefined ? say('repMadeUnknown') : say('repMadeBy', { name }),
    seen: say('repSeen'),
    looks: say('repLooks'),
    looksSoFar: sayCount('repTries', tries),
    lastLook: say('repLast'),
    fault: say('repFault'),
    faultIs: `${say(faults[fault])}, ${say(sure[confidence])}`,
    evidence: say('repEvidence'),
    signs: [
      ...evidence.map((sign) => {
        const quote = seen(sign);
        return { says: evidenceWords(sign), ...(quote === undefined ? {} : { quote }) };
      }),
      ...(passed === undefined ? [] : [{ says: passed }]),
    ],
    tried: say('repTried'),
    steps: steps.flatMap(({ id, result }) => {
      const title = id === 'clear-cache' ? 'cacheTitle' : wordsOf(id)?.title;
      return title && (result === 'failed' || result === 'helped') ? [`${say(title)}: ${say(results[result])}`] : [];
    }),
    ids: say('repIds'),
    leftOut: say('reportLeftOut'),
  };
};

const faults = {
  site: 'repFaultSite',
  cdn: 'repFaultCdn',
  visitor: 'repFaultVisitor',
  unknown: 'repFaultUnknown',
} as const satisfies Record<string, PlainKey>;
const sure = { high: 'repSureHigh', medium: 'repSureMedium', low: 'repSureLow' } as const;
const results = { failed: 'stateFailed', helped: 'stateHelped' } as const;
