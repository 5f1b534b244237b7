import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnose, type DiagnosisInput } from '../../../src/core/diagnosis.ts';

interface Capture extends DiagnosisInput {
  readonly name: string;
  readonly gateway: string;
}

/** Responses recorded from real gateways, kept outside the repository. */
const file = new URL('../../../../shared/gateways/captures.json', import.meta.url);
const captures = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Capture[]) : [];

describe.skipIf(captures.length === 0)('recorded responses of real gateways (skipped where ../shared has none)', () => {
  const results = captures.map((capture) => ({ ...capture, said: diagnose(capture) }));

  it('no gateway is named wrongly', () => {
    const wrong = results.filter(({ gateway, said }) => said.gateway !== 'unknown' && said.gateway !== gateway);
    expect(wrong.map(({ name, said }) => `${name}: ${said.gateway}`)).toEqual([]);
  });

  it('at least 95 of 100 gateways are named', () => {
    const labelled = results.filter(({ gateway }) => gateway !== 'unknown');
    const named = labelled.filter(({ gateway, said }) => said.gateway === gateway);
    const missed = labelled.filter((result) => !named.includes(result)).map(({ name }) => name);
    console.info(
      `named ${named.length} of ${labelled.length} (${((100 * named.length) / labelled.length).toFixed(1)} %), missed: ${missed.join(', ')}`,
    );
    expect(named.length / labelled.length).toBeGreaterThanOrEqual(0.95);
  });
});
