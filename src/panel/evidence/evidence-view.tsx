/** The evidence view: confidence, signs, and what remains unknown. */
import type { VNode } from 'preact';
import type { Diagnosis } from '../../core/diagnosis/diagnose.ts';
import { reasonGiven } from '../../core/owner/owner-lead.ts';
import { t, type KeyWithoutValues } from '../../i18n/translate.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Message } from '../../ui/message.tsx';
import { evidenceWords, relayWords, seen } from './evidence-words.ts';
import { gatewayName } from './gateway-names.ts';

/** Quoted text of the site is isolated from the surrounding direction. */
export function EvidenceView({ diagnosis }: { diagnosis: Diagnosis }): VNode {
  const { gateway, relays, confidence, evidence } = diagnosis;
  const name = gatewayName(gateway);
  const passed = relayWords(relays);
  const open = notKnown(diagnosis);
  return (
    <>
      <p class="panel-why">
        <strong>{t(sure[confidence])}</strong> <EvidenceSummary diagnosis={diagnosis} name={name} />
      </p>
      <ul class="evidence">
        {evidence.map((sign, at) => (
          <SignRow key={at} icon={sign.sign === 'contradiction' ? 'help' : 'check'} says={evidenceWords(sign)} quote={seen(sign)} />
        ))}
        {passed !== undefined && <SignRow icon="gateway" says={passed} />}
        {open && (
          <li class="evidence-open">
            <Icon name="help" />
            <span>{t(open[0])}</span>
            <small>{t(open[1])}</small>
          </li>
        )}
      </ul>
    </>
  );
}

function SignRow({ icon, says, quote }: { icon: IconName; says: string; quote?: string | undefined }): VNode {
  return (
    <li>
      <Icon name={icon} />
      <span>
        <bdi>{says}</bdi>
      </span>
      {quote !== undefined && (
        <small>
          <bdi>{quote}</bdi>
        </small>
      )}
    </li>
  );
}

function EvidenceSummary({
  diagnosis: { gateway, fault, kind, evidence },
  name,
}: {
  diagnosis: Diagnosis;
  name: string | undefined;
}): VNode {
  if (name === undefined) return <>{t('evGatewayUnknown')}</>;
  const agree = evidence.filter((sign) => sign.sign !== 'contradiction' && 'gateway' in sign && sign.gateway === gateway).length;
  const named = <bdi>{name}</bdi>;
  return agree > 1 && fault === 'site' && kind === 'failure' ? (
    <Message of="evLead" values={{ gateway: named, n: String(agree) }} />
  ) : (
    <Message of="evGateway" values={{ name: named }} />
  );
}

/** What cannot be known from outside. */
const notKnown = (diagnosis: Diagnosis): readonly [KeyWithoutValues, KeyWithoutValues] | undefined => {
  if (diagnosis.gateway === 'unknown') return ['evWhoUnknown', 'evWhoUnknownHint'];
  const isOpen = diagnosis.fault === 'site' && diagnosis.kind === 'failure' && reasonGiven(diagnosis) === undefined;
  return isOpen ? ['evUnknown', 'evUnknownHint'] : undefined;
};

const sure = { high: 'sureHigh', medium: 'sureMedium', low: 'sureLow' } as const;
