/** How we know: how sure, on what signs, and what is not known. */
import type { VNode } from 'preact';
import type { Diagnosis } from '../core/diagnosis.ts';
import { locale, say } from '../sentences.ts';
import { evidenceWords, seen } from './evidence-words.ts';
import { gatewayName } from './gateway-names.ts';
import { Icon } from './icon.tsx';
import { Sentence } from './sentence.tsx';

/** The diagnosis laid open; every quoted word of the site is text in its own direction. */
export function EvidenceView({ diagnosis: { gateway, relays, confidence, evidence } }: { diagnosis: Diagnosis }): VNode {
  const name = gatewayName(gateway);
  const relayNames = new Intl.ListFormat(locale()).format(relays.map((relay) => gatewayName(relay) ?? relay));
  return (
    <>
      <p class="why">
        <strong>{say(sure[confidence])}</strong>{' '}
        {name ? <Sentence of="evGateway" values={{ name: <bdi>{name}</bdi> }} /> : say('evGatewayUnknown')}
      </p>
      <ul class="proof">
        {evidence.map((sign, at) => (
          <li key={at}>
            <Icon name={sign.sign === 'contradiction' ? 'help' : 'check'} />
            <span>{evidenceWords(sign)}</span>
            {seen(sign) !== undefined && (
              <small>
                <bdi>{seen(sign)}</bdi>
              </small>
            )}
          </li>
        ))}
        {relays.length > 0 && (
          <li>
            <Icon name="gateway" />
            <span>
              <Sentence of="evRelay" values={{ names: <bdi>{relayNames}</bdi> }} />
            </span>
          </li>
        )}
        <li class="q">
          <Icon name="help" />
          <span>{say('evUnknown')}</span>
          <small>{say('evUnknownHint')}</small>
        </li>
      </ul>
    </>
  );
}

const sure = { high: 'sureHigh', medium: 'sureMedium', low: 'sureLow' } as const;
