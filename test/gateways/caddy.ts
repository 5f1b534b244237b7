import { healthyPage, paths, type GatewayProgram } from './gateway.ts';

/** Caddy alone sends no error page; the one here follows its manual, and is used on two paths only. */
export const caddy: GatewayProgram = {
  name: 'caddy',
  debianPackage: 'caddy',
  programs: ['/usr/bin/caddy'],
  files: ({ folder, port, backends, patienceSeconds }) => ({
    'healthy.html': healthyPage,
    Caddyfile: `
{
  admin off
  auto_https off
  log {
    output file ${folder}/caddy.log
  }
}
http://:${port} {
  bind 127.0.0.1
  handle ${paths.healthy} {
    root * ${folder}
    rewrite * /healthy.html
    file_server
  }
  redir ${paths.redirect} ${paths.failing} 302
  handle ${paths.slow} {
    reverse_proxy 127.0.0.1:${backends.slow}
  }
  handle ${paths.hanging} {
    reverse_proxy 127.0.0.1:${backends.hanging} {
      transport http {
        response_header_timeout ${patienceSeconds}s
      }
    }
  }
  handle ${paths.garbage} {
    reverse_proxy 127.0.0.1:${backends.garbage}
  }
  handle ${paths.broken} {
    reverse_proxy 127.0.0.1:${backends.broken}
  }
  handle {
    reverse_proxy 127.0.0.1:${backends.dead}
  }
  handle_errors {
    @page path ${paths.failing} ${paths.slow}
    header @page Content-Type text/html
    respond @page "<!doctype html><title>{err.status_code} {err.status_text}</title><h1>{err.status_code} {err.status_text}</h1>"
  }
}
`,
  }),
  args: ({ folder }) => ['run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'],
};
