/** How a computer forgets old addresses, by its system. */
import type { VNode } from 'preact';
import { dnsFlush } from '../../core/owner/dns-commands.ts';
import { Command } from '../../ui/command.tsx';

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
