/** Local firewalls: how to show, pause and restore each. */
import type { System } from '../gateways/owner-commands.ts';

export interface Pause {
  /** A proper noun, not translated. */
  readonly name: string;
  readonly status: string;
  /** Both absent where a pause would expose more than one site. */
  readonly pause?: string;
  readonly putBack?: string;
}

const fail2ban: Pause = {
  name: 'fail2ban',
  status: 'sudo fail2ban-client status',
  pause: 'sudo systemctl stop fail2ban',
  putBack: 'sudo systemctl start fail2ban',
};
const csf: Pause = { name: 'CSF (WHM, cPanel)', status: 'sudo csf -l', pause: 'sudo csf -x', putBack: 'sudo csf -e' };

const firewalls: Readonly<Record<System, readonly Pause[]>> = {
  debian: [{ name: 'ufw', status: 'sudo ufw status verbose', pause: 'sudo ufw disable', putBack: 'sudo ufw enable' }, fail2ban, csf],
  rhel: [
    {
      name: 'firewalld',
      status: 'sudo firewall-cmd --list-all',
      pause: 'sudo systemctl stop firewalld',
      putBack: 'sudo systemctl start firewalld',
    },
    { name: 'SELinux', status: 'sudo ausearch -m AVC -ts recent', pause: 'sudo setenforce 0', putBack: 'sudo setenforce 1' },
    fail2ban,
    csf,
  ],
  docker: [{ name: 'iptables', status: 'sudo iptables -L DOCKER-USER -n -v' }],
  kubernetes: [{ name: 'NetworkPolicy', status: 'kubectl get networkpolicy --all-namespaces' }],
  windows: [
    {
      name: 'Windows Defender Firewall',
      status: 'Get-NetFirewallProfile | Format-Table Name, Enabled',
      pause: 'Set-NetFirewallProfile -All -Enabled False',
      putBack: 'Set-NetFirewallProfile -All -Enabled True',
    },
  ],
};

/** The firewalls a system may have. */
export function firewallsOn(system: System): readonly Pause[] {
  return firewalls[system];
}
