import { describe, expect, it } from 'vitest';
import { differences, lineOf } from '../../scripts/open/tour-result.ts';

const wanted = { kind: 'panel', host: 'shop.test:8502', status: 502, gateway: 'nginx' } as const;
const panel = { status: 502, gateway: 'nginx', text: 'shop.\u200Btest:8502 isn’t answering', size: 'full', hasRetry: true, hasClear: true };

describe('a visited situation', () => {
  it('is as expected if the panel shows status, host and gateway and has both buttons', () => {
    expect(differences(wanted, { kind: 'panel', panel })).toEqual([]);
    expect(lineOf('/502', wanted, { kind: 'panel', panel })).toMatch(/^✓ \/502 +panel +502 nginx shop\.test:8502$/);
  });

  it.each([
    ['nothing is shown', { kind: 'silence' as const }, 'expected panel'],
    ['the status is different', { kind: 'panel' as const, panel: { ...panel, status: 503 } }, 'expected 502'],
    ['the gateway is different', { kind: 'panel' as const, panel: { ...panel, gateway: 'caddy' } }, 'expected nginx'],
    ['another site is named', { kind: 'panel' as const, panel: { ...panel, text: 'bank.test' } }, 'does not name shop.test:8502'],
    ['a button is not visible', { kind: 'panel' as const, panel: { ...panel, hasClear: false } }, 'clear-cache is not in sight'],
  ])('is reported if %s', (_name, seen, words) => {
    expect(lineOf('/502', wanted, seen)).toMatch(new RegExp(`^✗.*← ${words}$`));
  });

  it('does not need the site’s name in a small panel', () => {
    expect(differences(wanted, { kind: 'panel', panel: { ...panel, size: 'pill', text: '502' } })).toEqual([]);
  });

  it('is reported if a panel appears where none may', () => {
    expect(differences({ ...wanted, kind: 'silence' }, { kind: 'panel', panel })).toEqual(['expected silence']);
  });

  it('is reported if there is a badge and the popup shows no panel', () => {
    expect(differences({ ...wanted, kind: 'popup' }, { kind: 'popup' })).toEqual(['the popup does not show it']);
  });
});
