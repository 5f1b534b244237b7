import { healthyPage, paths, type GatewayProgram } from './gateway.ts';

export const varnish: GatewayProgram = {
  name: 'varnish',
  debianPackage: 'varnish',
  programs: ['/usr/sbin/varnishd'],
  files: ({ backends, patienceSeconds }) => ({
    'site.vcl': `
vcl 4.1;
backend dead { .host = "127.0.0.1"; .port = "${backends.dead}"; .connect_timeout = 2s; }
backend slow { .host = "127.0.0.1"; .port = "${backends.slow}"; }
backend hanging { .host = "127.0.0.1"; .port = "${backends.hanging}"; .first_byte_timeout = ${patienceSeconds}s; }
backend garbage { .host = "127.0.0.1"; .port = "${backends.garbage}"; }
backend broken { .host = "127.0.0.1"; .port = "${backends.broken}"; }
sub vcl_recv {
  if (req.url == "${paths.healthy}") { return (synth(200)); }
  if (req.url == "${paths.redirect}") { return (synth(302)); }
  set req.backend_hint = dead;
  if (req.url == "${paths.slow}") { set req.backend_hint = slow; }
  if (req.url == "${paths.hanging}") { set req.backend_hint = hanging; }
  if (req.url == "${paths.garbage}") { set req.backend_hint = garbage; }
  if (req.url == "${paths.broken}") { set req.backend_hint = broken; }
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
