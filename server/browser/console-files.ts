import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import staticFiles from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, answer, nothingHere, pathOf, words } from '#server/browser/answer.ts';

/**
 * The built console: its files, and its index.html, which is every page. Packed copies lie beside the files (see
 * packed-files.ts).
 */
export const consoleFiles: FastifyPluginAsync<{ readonly folder: string; readonly dataPlaneUrl: string }> = async (
  app,
  { folder, dataPlaneUrl },
) => {
  const files = filesIn(folder);
  const page = files.has('/index.html') ? pageFrom(join(folder, 'index.html'), dataPlaneUrl) : undefined;
  if (page) {
    const send = (request: FastifyRequest, reply: FastifyReply) => answer(reply, page(request.raw));
    for (const url of ['/', '/index.html']) app.route({ method: ['GET', 'HEAD'], url, handler: send });
    await app.register(staticFiles, {
      root: folder,
      // Only files that were there at start: no spelling of a path can reach any other.
      allowedPath: (path) => files.has(path),
      preCompressed: true,
      decorateReply: false,
      lastModified: false,
      cacheControl: false,
      setHeaders(response, path) {
        // The names in this folder hold a hash of the content.
        const isImmutable = path.startsWith(join(folder, 'assets'));
        response.setHeader('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
        response.setHeader('vary', 'accept-encoding');
      },
    });
  }
  app.setNotFoundHandler(({ raw }, reply) => {
    if (notPages.test(pathOf(raw))) return answer(reply, nothingHere);
    if (raw.method !== 'GET' && raw.method !== 'HEAD') return answer(reply, onlyGet);
    if (!page) return answer(reply, notBuilt);
    return answer(reply, isPage(raw) ? page(raw) : nothingHere);
  });
};

/** Folders in which no page is: a missing script, for one, must not be answered with HTML. */
const notPages = /^\/(api|assets|auth|invoices)\//;

const onlyGet = words(405, 'Only GET is answered here.', { allow: 'GET, HEAD' });
const notBuilt = words(503, 'The console is not built. Run `npm run build`, then start the server anew.');

/** The paths of the files in a folder; none if the folder is missing. */
function filesIn(folder: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return new Set(entries.map((path) => `/${path.split(sep).join('/')}`));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Set();
    throw error;
  }
}

/**
 * The answer that is the page. The data plane's address is written into it: the console needs it for client configuration,
 * which must send tokens only to their own data plane.
 */
function pageFrom(file: string, dataPlaneUrl: string): (request: IncomingMessage) => Answer {
  const html = readFileSync(file, 'utf8').replace(/(<meta name="data-plane" content=")[^"]*/, `$1${dataPlaneUrl}`);
  const packed = gzipSync(html);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    etag: `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`,
    vary: 'accept-encoding',
  };
  return ({ headers: { 'if-none-match': known, 'accept-encoding': encodings = '' } }) => {
    if (known?.includes(headers.etag)) return { status: 304, headers };
    if (!encodings.split(/[\s,]+/).includes('gzip')) return { status: 200, headers, body: html };
    return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: packed };
  };
}

/** Whether a person opens a page, not a page a file. */
function isPage({ headers: { accept = '', 'sec-fetch-mode': mode } }: IncomingMessage): boolean {
  return mode === undefined ? accept.includes('text/html') : mode === 'navigate';
}
