// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Help } from '../../src/help/help.tsx';
import { speakEnglish } from '../ui/fake-i18n.ts';

beforeEach(() => speakEnglish());
afterEach(cleanup);

const textUnder = (root: ParentNode, heading: string): string => {
  const title = [...root.querySelectorAll('h2')].find(({ textContent }) => textContent === heading);
  const parts: string[] = [];
  for (let next = title?.nextElementSibling; next && next.tagName !== 'H2'; next = next.nextElementSibling)
    parts.push(next.textContent ?? '');
  return parts.join(' ');
};

describe('the guide', () => {
  it.each([
    ['What it looks like', ['502 Bad Gateway', 'HTTP Error 502 - Bad Gateway', '502 Service Temporarily Overloaded', '502 Proxy Error']],
    ['What it looks like', ['Cloudflare', 'This page isn’t working - HTTP ERROR 502', 'blank page', 'the site’s design', 'gaps']],
    ['Common causes', ['down or overloaded', 'firewall', 'DNS is wrong or out of date', 'this browser', 'CDN', '520 to 527']],
    ['What you can do, in this order', ['Reload the page', 'files and cookies', 'another browser or device', '30 seconds', 'hotspot']],
    ['What you can do, in this order', ['ipconfig /flushdns', 'dscacheutil', 'resolvectl flush-caches']],
    ['Questions and answers', ['my fault', 'How long', '502 or 503', 'VPN', 'my connection']],
    [
      'If you run the site',
      ['Pingdom', 'nginx', 'Apache', 'LiteSpeed', 'cPanel', 'Plesk', 'WHM', '48 hours', 'PHP-FPM', 'Gunicorn', 'Puma'],
    ],
    ['How to prevent it', ['proven uptime', 'workers', 'slow queries', 'timeouts', 'New Relic', 'PageSpeed Insights']],
  ])('has under «%s» %j', (heading, words) => {
    const { container } = render(<Help />);
    const text = textUnder(container, heading);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    expect(container.textContent).not.toMatch(/\$[A-Z]+\$|undefined/);
  });

  it('lists the visitor’s steps in order', () => {
    const { container } = render(<Help />);
    expect([...container.querySelectorAll('ol > li b')].map(({ textContent }) => textContent)).toEqual([
      'Reload the page',
      'Clear this site’s files and cookies, then reload',
      'Try another browser or device',
      'Restart the router and flush DNS',
      'Try another network',
    ]);
  });
});

describe('the page of the guide', () => {
  it('shows the commands of the chosen server, with a button to copy them', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    const { container } = render(<Help />);
    fireEvent.change(container.querySelector('.owner-chooser select')!, { target: { value: 'haproxy' } });
    await waitFor(() => expect(container.textContent).toContain('haproxy -c -f /etc/haproxy/haproxy.cfg'));
    const command = [...container.querySelectorAll('.command-line')].find(({ textContent }) =>
      textContent?.includes('tail -n 50 /var/log/haproxy.log'),
    );
    command!.querySelector<HTMLElement>('[data-act=copy]')!.click();
    await waitFor(() => expect(writeText).toHaveBeenCalledWith('sudo tail -n 50 /var/log/haproxy.log'));
  });

  it('has no axe violations with every row open', async () => {
    const { container } = render(<Help />);
    for (const row of container.querySelectorAll('details')) {
      row.removeAttribute('name');
      row.setAttribute('open', '');
    }
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
