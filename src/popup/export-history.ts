/** The history as files that other programs read. */
import type { PastIncident } from '../core/history/history.ts';

/** The history as JSON, unchanged. */
export function asJson(past: readonly PastIncident[]): string {
  return `${JSON.stringify(past, null, 2)}\n`;
}

/** The history as CSV (RFC 4180), without cells that a spreadsheet would evaluate. */
export function asCsv(past: readonly PastIncident[]): string {
  const rows = past.map(({ from, to, host, address, status, gateway, outcome, tries, helped, steps = {} }) => [
    new Date(from).toISOString(),
    to === undefined ? '' : new Date(to).toISOString(),
    host,
    address,
    String(status),
    gateway,
    outcome,
    String(tries),
    helped ?? '',
    Object.entries(steps)
      .map(([id, result]) => `${id}: ${result}`)
      .join('; '),
  ]);
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const columns = ['from', 'to', 'host', 'address', 'status', 'gateway', 'outcome', 'tries', 'helped', 'tried'];

// Spreadsheets evaluate cells that start with these: https://owasp.org/www-community/attacks/CSV_Injection
const formula = /^[=+\-@\t\r\n]/;

const cell = (text: string): string => {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
