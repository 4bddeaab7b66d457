import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Answer, answer, words } from '#server/browser/answer.ts';
import { repeatedHeader } from '#server/guards/repeated-headers.ts';

interface Names {
  /** The origin that browsers see. */
  readonly origin: string;
  /** The only Host headers that are answered; `undefined`: any. */
  readonly hosts: ReadonlySet<string> | undefined;
}

/** Refuses requests that are sent to a name that this server doesn't have. */
export function checkHost(app: FastifyInstance, names: Names): void {
  app.addHook('onRequest', (request, reply, done) => {
    const refusal = refuse(request.raw, names);
    if (refusal) answer(reply, refusal);
    else done();
  });
}

function refuse({ url = '/', headers, rawHeaders }: IncomingMessage, { origin, hosts }: Names): Answer | undefined {
  const repeated = repeatedHeader(rawHeaders);
  if (repeated) return words(400, `The request has more than one ${repeated} header. Send one.`);
  const host = (headers.host ?? '').toLowerCase();
  if (!hosts?.has(host)) {
    if (!URL.canParse(`http://${host}`)) return words(400, 'The Host header is not a host.');
    if (hosts) return words(421, `This server answers as ${[...hosts].join(', ')} only.`);
  }
  if (hosts && cameThroughProxy(headers)) {
    return words(421, 'Anyone may sign in as anyone here: this server answers this machine only, and no proxy.');
  }
  // The session's cookie belongs to one host name: people who use another name of this machine are redirected to it.
  if (hosts && headers['sec-fetch-mode'] === 'navigate' && isOtherName(host, origin)) {
    return { status: 307, headers: { location: origin + url, 'cache-control': 'no-store' } };
  }
  return undefined;
}

/** Another name with the same port. Another port means a proxy, which must not be redirected in circles. */
function isOtherName(host: string, origin: string): boolean {
  const canonical = new URL(origin);
  return host !== canonical.host && host.endsWith(`:${canonical.port}`);
}

/**
 * The names by which a browser on this machine may reach the demo. Any other name is from a page that has pointed its own
 * name at 127.0.0.1 (DNS rebinding), to use a server that only this machine may use.
 */
export function localHosts(port: number, origin: string): ReadonlySet<string> {
  return new Set([`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, new URL(origin).host]);
}

/**
 * Whether a proxy says that it forwarded the request. A proxy that also rewrites the Host header makes outsiders look like
 * this machine, and the demo would let them in as anybody. A proxy that says nothing can't be detected.
 */
function cameThroughProxy(headers: IncomingHttpHeaders): boolean {
  return Object.keys(headers).some((name) => /^(x-forwarded-.*|forwarded|via|x-real-ip)$/.test(name));
}
