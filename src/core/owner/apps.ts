/** Applications behind the web server, and how to restart each kind. */
import type { System } from '../gateways/owner-commands.ts';

export interface AppCommand {
  /** A proper noun, not translated. */
  readonly name: string;
  readonly text: string;
}

const byUnit: readonly AppCommand[] = [
  { name: 'Node.js', text: 'sudo systemctl restart your-app' },
  { name: 'Node.js (pm2)', text: 'pm2 restart your-app' },
  { name: 'Gunicorn', text: 'sudo systemctl restart gunicorn' },
  { name: 'Puma', text: 'sudo systemctl restart puma' },
];
const inContainers: readonly AppCommand[] = [
  { name: 'Docker', text: 'docker restart your-app' },
  { name: 'Docker Compose', text: 'docker compose restart your-app' },
  { name: 'Kubernetes', text: 'kubectl rollout restart deployment/your-app' },
];

const apps: Readonly<Record<System, readonly AppCommand[]>> = {
  // Debian's unit has PHP’s version in its name.
  debian: [{ name: 'PHP-FPM', text: "sudo systemctl restart 'php*-fpm.service'" }, ...byUnit, ...inContainers],
  rhel: [{ name: 'PHP-FPM', text: 'sudo php-fpm -t && sudo systemctl restart php-fpm' }, ...byUnit, ...inContainers],
  docker: inContainers.slice(0, 2),
  kubernetes: inContainers.slice(2),
  windows: [
    { name: 'IIS', text: "Restart-WebAppPool -Name 'your-pool'" },
    { name: 'Windows', text: "Restart-Service -Name 'your-app'" },
  ],
};

/** The apps that may run on a system, likeliest first. */
export function appsOn(system: System): readonly AppCommand[] {
  return apps[system];
}
