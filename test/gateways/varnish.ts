import { healthyPage, paths, type GatewayProgram } from './gateway.ts';

export const varnish: GatewayProgram = {
  name: 'varnish',
  debianPackage: 'varnish',
  programs: ['/usr/sbin/varnishd'],
  status: 503,
  files: ({ deadPort, slowPort }) => ({
    'site.vcl': `
vcl 4.1;
backend dead { .host = "127.0.0.1"; .port = "${deadPort}"; .connect_timeout = 2s; }
backend slow { .host = "127.0.0.1"; .port = "${slowPort}"; }
sub vcl_recv {
  if (req.url == "${paths.healthy}") { return (synth(200)); }
  if (req.url == "${paths.redirect}") { return (synth(302)); }
  if (req.url == "${paths.slow}") { set req.backend_hint = slow; } else { set req.backend_hint = dead; }
  return (pass);
}
sub vcl_synth {
  set resp.http.Content-Type = "text/html; charset=utf-8";
  if (resp.status == 302) { set resp.http.Location = "${paths.failing}"; return (deliver); }
  if (resp.status == 200) { synthetic({"${healthyPage}"}); return (deliver); }
}
sub vcl_backend_error {
  if (bereq.url == "${paths.empty}") { synthetic(""); return (deliver); }
}
`,
  }),
  args: ({ folder, port }) => ['-F', '-n', `${folder}/state`, '-a', `127.0.0.1:${port}`, '-f', `${folder}/site.vcl`, '-s', 'default,16m'],
};
