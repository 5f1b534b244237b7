/** How a computer forgets old addresses, by its system. */
import type { VNode } from 'preact';
import { dnsFlush } from '../core/owner/dns.ts';
import { Command } from './command.tsx';

/** One command a system. */
export function DnsFlush(): VNode {
  return (
    <>
      {dnsFlush.map(({ name, text }) => (
        <Command key={name} text={text}>
          {name}
        </Command>
      ))}
    </>
  );
}
