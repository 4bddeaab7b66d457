import type { IncomingHttpHeaders } from 'node:http';

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
export function cameThroughProxy(headers: IncomingHttpHeaders): boolean {
  return Object.keys(headers).some((name) => /^(x-forwarded-.*|forwarded|via|x-real-ip)$/.test(name));
}
