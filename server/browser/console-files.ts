import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import staticFiles from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { type Answer, answer, nothingHere, pathOf, words } from '#server/browser/answer.ts';

/**
 * The built console: its files, each a route of its own, so that no spelling of a path can reach any other file; and its
 * index.html, which is every page. Packed copies lie beside the files (see packed-files.ts).
 */
export const consoleFiles: FastifyPluginAsync<{ readonly folder: string; readonly dataPlaneUrl: string }> = async (
  app,
  { folder, dataPlaneUrl },
) => {
  const index = join(folder, 'index.html');
  const page = existsSync(index) ? pageFrom(namingDataPlane(readFileSync(index, 'utf8'), dataPlaneUrl)) : undefined;
  if (page) {
    await app.register(staticFiles, {
      root: folder,
      wildcard: false,
      globIgnore: ['index.html', '**/*.{br,gz}'],
      preCompressed: true,
      decorateReply: false,
      lastModified: false,
      cacheControl: false,
      setHeaders(response, path) {
        // The name holds a hash of the content.
        const isImmutable = path.startsWith(join(folder, 'assets'));
        response.setHeader('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
        response.setHeader('vary', 'accept-encoding');
      },
    });
    for (const url of ['/', '/index.html']) {
      app.route({ method: ['GET', 'HEAD'], url, handler: (request, reply) => answer(reply, page(request.raw)) });
    }
  }
  app.setNotFoundHandler(({ raw }, reply) => {
    if (raw.method !== 'GET' && raw.method !== 'HEAD') return answer(reply, onlyGet);
    if (!page) return answer(reply, notBuilt);
    return answer(reply, isPage(raw) ? page(raw) : nothingHere);
  });
};

const onlyGet = words(405, 'Only GET is answered here.', { allow: 'GET, HEAD' });
const notBuilt = words(503, 'The console is not built. Run `npm run build`, then start the server anew.');

/**
 * Writes the data plane's address into the page: the console needs it for client configuration, which must send tokens only to
 * their own data plane.
 */
function namingDataPlane(html: string, origin: string): string {
  return html.replace(/(<meta name="data-plane" content=")[^"]*/, `$1${origin}`);
}

/** The answer that is the page, as the browser can take it; without a body where the browser has it. */
function pageFrom(html: string): (request: IncomingMessage) => Answer {
  const body = Buffer.from(html);
  const packed = { br: brotliCompressSync(body), gzip: gzipSync(body) };
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    vary: 'accept-encoding',
  };
  return ({ headers: asked }) => {
    if (asked['if-none-match']?.includes(headers.etag)) return { status: 304, headers };
    const usable = new Set((asked['accept-encoding'] ?? '').split(/[\s,]+/));
    const encoding = (['br', 'gzip'] as const).find((each) => usable.has(each));
    if (!encoding) return { status: 200, headers, body };
    return { status: 200, headers: { ...headers, 'content-encoding': encoding }, body: packed[encoding] };
  };
}

/** Whether a person opens a page, not a page a file: a missing script must not be answered with HTML. */
function isPage(request: IncomingMessage): boolean {
  if (pathOf(request).startsWith('/assets/')) return false;
  const { accept = '', 'sec-fetch-mode': mode } = request.headers;
  return mode === undefined ? accept.includes('text/html') : mode === 'navigate';
}
