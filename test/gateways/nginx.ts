import { healthyPage, paths, type GatewayProgram } from './gateway.ts';

export const nginx: GatewayProgram = {
  name: 'nginx',
  debianPackage: 'nginx-light',
  programs: ['/usr/sbin/nginx'],
  files: ({ folder, port, backends, patienceSeconds, asRoot }) => ({
    'healthy.html': healthyPage,
    'nothing.html': '',
    'nginx.conf': `
${asRoot ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  default_type text/html;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} default_server;
    absolute_redirect off;
    root ${folder};
    location = ${paths.healthy} { try_files /healthy.html =404; }
    location = ${paths.redirect} { return 302 ${paths.failing}; }
    location = ${paths.slow} { proxy_pass http://127.0.0.1:${backends.slow}; }
    location = ${paths.hanging} { proxy_pass http://127.0.0.1:${backends.hanging}; proxy_read_timeout ${patienceSeconds}s; }
    location = ${paths.garbage} { proxy_pass http://127.0.0.1:${backends.garbage}; }
    location = ${paths.broken} { proxy_pass http://127.0.0.1:${backends.broken}; }
    location = ${paths.empty} { proxy_pass http://127.0.0.1:${backends.dead}; error_page 502 /nothing.html; }
    location = /nothing.html { internal; }
    location / { proxy_pass http://127.0.0.1:${backends.dead}; }
  }
}
`,
  }),
  args: ({ folder }) => ['-e', `${folder}/error.log`, '-p', folder, '-c', `${folder}/nginx.conf`],
};
