import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, type Handler, pathOf, send, words } from '#server/browser/answer.ts';
import { cameThroughProxy } from '#server/browser/host-check.ts';
import { isForeign } from '#server/browser/origin-check.ts';
import { html, page } from '#server/browser/page.ts';
import type { Log } from '#server/log.ts';
import { securityHeaders } from '#server/security-headers.ts';

/** The parts of the browser port. */
export interface AppParts {
  /** The origin that browsers see. */
  readonly origin: string;
  /** The only Host headers that are answered; `undefined`: any. */
  readonly hosts: ReadonlySet<string> | undefined;
  readonly api: Handler;
  readonly auth: (request: IncomingMessage) => Promise<Answer>;
  readonly developmentProvider: Handler | undefined;
  readonly console: (request: IncomingMessage) => Promise<Answer>;
  readonly health: () => Promise<Answer>;
  readonly log: Log;
  readonly requestId: () => string;
}

/** Handles everything that arrives on the browser port. */
export function createApp(parts: AppParts): (request: IncomingMessage, response: ServerResponse) => void {
  const headers = Object.entries({
    ...securityHeaders,
    ...(parts.origin.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  });
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    parts.log.request(request, response);
    handle(parts, request, response).catch((error: unknown) => fail(parts, request, response, error));
  };
}

async function handle(parts: AppParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuse(parts, request);
  if (refusal) return send(request, response, refusal);
  const path = pathOf(request);
  if (path === '/healthz') return send(request, response, await parts.health());
  if (path.startsWith('/api/')) return parts.api(request, response);
  if (path.startsWith('/auth/')) return send(request, response, await parts.auth(request));
  if (path.startsWith('/dev-oidc/') && parts.developmentProvider) return parts.developmentProvider(request, response);
  return send(request, response, await parts.console(request));
}

function refuse({ hosts, origin }: AppParts, request: IncomingMessage): Answer | undefined {
  const host = (request.headers.host ?? '').toLowerCase();
  if (!URL.canParse(`http://${host}`)) return words(400, 'The Host header is not a host.');
  if (hosts && !hosts.has(host)) return words(421, `This server answers as ${[...hosts].join(', ')} only.`);
  if (hosts && cameThroughProxy(request.headers)) {
    return words(421, 'Anyone may sign in as anyone here: this server answers this machine only, and no proxy.');
  }
  if (isForeign(request, origin)) {
    return words(403, `Another site sent this request. Open the console at ${origin} and do it there.`);
  }
  // The session's cookie belongs to one host name: people who use another name of this machine are redirected to it.
  if (hosts && isOtherName(host, origin) && request.headers['sec-fetch-mode'] === 'navigate') {
    return { status: 307, headers: { location: origin + (request.url ?? '/'), 'cache-control': 'no-store' } };
  }
  return undefined;
}

/** Another name with the same port. Another port means a proxy, which must not be redirected in circles. */
function isOtherName(host: string, origin: string): boolean {
  const canonical = new URL(origin);
  return host !== canonical.host && host.endsWith(`:${canonical.port}`);
}

function fail({ log, requestId }: AppParts, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const id = requestId();
  log.error(error, id);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = html`<h1>Something failed on our side</h1>
    <p>Try again. If it stays, report request ${id}.</p>
    <p><a href="/">Open the console</a></p>`;
  send(request, response, page(500, 'Something failed', body));
}
