/** The report to hand on, in the user's language. */
import { writeReport, type ReportWords } from '../../core/owner/report.ts';
import type { PanelView } from '../../core/view/view.ts';
import { t, tPlural, type KeyWithoutValues } from '../../i18n/messages.ts';
import { evidenceWords, relayWords, seen } from '../evidence/evidence-words.ts';
import { gatewayName } from '../evidence/gateway-names.ts';
import { wordsOf } from '../steps/step-words.ts';

/** Markdown, with local times and their UTC offset. */
export function reportText(view: PanelView): string {
  const { retry, ...facts } = view;
  const { tries, lastTryAt } = retry;
  return writeReport(
    { ...facts, tries, ...(lastTryAt === undefined ? {} : { lastTryAt }), zone: (at) => -new Date(at).getTimezoneOffset() },
    words(view),
  );
}

const words = ({ host, status, diagnosis, retry: { tries }, steps }: PanelView): ReportWords => {
  const { gateway, relays, fault, confidence, evidence } = diagnosis;
  const name = gatewayName(gateway);
  const passed = relayWords(relays);
  return {
    title: t('repTitle', { host, status: String(status) }),
    address: t('repAddress'),
    queryRemoved: t('repQuery'),
    answer: t('repAnswer'),
    gateway: name === undefined ? t('repMadeUnknown') : t('repMadeBy', { name }),
    seen: t('repSeen'),
    probes: t('repProbes'),
    probesSoFar: tPlural('repTries', tries),
    lastProbe: t('repLast'),
    fault: t('repFault'),
    faultIs: `${t(faults[fault])}, ${t(sure[confidence])}`,
    evidence: t('repEvidence'),
    signs: [
      ...evidence.map((sign) => {
        const quote = seen(sign);
        return { says: evidenceWords(sign), ...(quote === undefined ? {} : { quote }) };
      }),
      ...(passed === undefined ? [] : [{ says: passed }]),
    ],
    tried: t('repTried'),
    steps: steps.flatMap(({ id, result }) => {
      const title = id === 'clear-cache' ? 'cacheTitle' : wordsOf(id)?.title;
      return title && (result === 'failed' || result === 'helped') ? [`${t(title)}: ${t(results[result])}`] : [];
    }),
    ids: t('repIds'),
    leftOut: t('reportLeftOut'),
  };
};

const faults = {
  site: 'repFaultSite',
  cdn: 'repFaultCdn',
  visitor: 'repFaultVisitor',
  unknown: 'repFaultUnknown',
} as const satisfies Record<string, KeyWithoutValues>;
const sure = { high: 'repSureHigh', medium: 'repSureMedium', low: 'repSureLow' } as const;
const results = { failed: 'stateFailed', helped: 'stateHelped' } as const;
