/** How to flush the DNS cache, by operating system. */
import type { VNode } from 'preact';
import { dnsFlush } from '../../core/owner/dns-commands.ts';
import { Command } from '../../ui/command.tsx';

/** One command for each system. */
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
