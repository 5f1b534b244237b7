/** The Debian packages the scripts need, with the purpose and the services of each. */

/** @typedef {{ name: string, program: string, why: string, services?: readonly string[] }} DebianPackage */

/** The packages that run the extension in a browser. @type {readonly DebianPackage[]} */
export const browserPackages = [
  { name: 'chromium', program: 'chromium', why: 'the browser the Chrome build runs in' },
  { name: 'firefox-esr', program: 'firefox-esr', why: 'the browser the Firefox build runs in' },
  { name: 'xvfb', program: 'Xvfb', why: 'a screen for browser windows where there is none' },
  { name: 'xdotool', program: 'xdotool', why: 'keys for prompts that no driver reaches' },
  { name: 'xauth', program: 'xauth', why: 'needed by xvfb' },
  { name: 'fonts-noto-core', program: '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf', why: 'letters for every language' },
];

/** The real gateways for the end-to-end tests. @type {readonly DebianPackage[]} */
export const gatewayPackages = [
  { name: 'nginx-light', program: 'nginx', why: 'a real gateway', services: ['nginx'] },
  { name: 'haproxy', program: 'haproxy', why: 'a real gateway', services: ['haproxy'] },
  { name: 'apache2', program: 'apache2', why: 'a real gateway', services: ['apache2', 'apache-htcacheclean'] },
  { name: 'varnish', program: 'varnishd', why: 'a real gateway', services: ['varnish', 'varnishncsa'] },
  { name: 'caddy', program: 'caddy', why: 'a real gateway', services: ['caddy', 'caddy-api'] },
  { name: 'lighttpd', program: 'lighttpd', why: 'a real gateway', services: ['lighttpd'] },
  { name: 'squid', program: 'squid', why: 'a real gateway', services: ['squid'] },
  { name: 'trafficserver', program: 'traffic_server', why: 'a real gateway', services: ['trafficserver'] },
];
