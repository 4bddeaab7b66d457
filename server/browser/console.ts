import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Answer, pathOf, words } from '#server/browser/answer.ts';
import type { ConsoleFile } from '#server/browser/console-files.ts';

const encoders = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};
type Encoding = keyof typeof encoders;

/** Serves the files of the built console; every page is its index.html. */
export function createConsole(files: ReadonlyMap<string, ConsoleFile>): (request: IncomingMessage) => Promise<Answer> {
  const packed = new Map<string, Promise<Buffer>>();
  const pack = (file: ConsoleFile, encoding: Encoding) => {
    const key = `${encoding} ${file.tag}`;
    const body = packed.get(key) ?? encoders[encoding](file.body);
    packed.set(key, body);
    return body;
  };

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return words(405, 'Only GET is answered here.', { allow: 'GET, HEAD' });
    }
    const path = pathOf(request);
    const file = files.get(path) ?? (isPage(path, request) ? files.get('/index.html') : undefined);
    if (!file) return missing(files);
    const headers = {
      'content-type': file.type,
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: `W/"${file.tag}"`,
      vary: 'accept-encoding',
    };
    if (request.headers['if-none-match']?.includes(headers.etag)) return { status: 304, headers };
    const encoding = encodingOf(file, request.headers['accept-encoding']);
    if (!encoding) return { status: 200, headers, body: file.body };
    return { status: 200, headers: { ...headers, 'content-encoding': encoding }, body: await pack(file, encoding) };
  };
}

/** Whether a person opens a page, not a page a file: a missing script must not be answered with HTML. */
function isPage(path: string, { headers }: IncomingMessage): boolean {
  if (path === '/') return true;
  if (path.startsWith('/assets/')) return false;
  const mode = headers['sec-fetch-mode'];
  return mode === undefined ? (headers.accept ?? '').includes('text/html') : mode === 'navigate';
}

function encodingOf(file: ConsoleFile, accepted = ''): Encoding | undefined {
  if (!/^(text\/|application\/(json|manifest)|image\/svg)/.test(file.type) || file.body.length < 1024) return undefined;
  const usable = new Set(accepted.split(',').map((choice) => choice.trim().toLowerCase()));
  return (['br', 'gzip'] as const).find((encoding) => usable.has(encoding));
}

function missing(files: ReadonlyMap<string, ConsoleFile>): Answer {
  if (files.size === 0) return words(503, 'The console is not built. Run `npm run build`, then start the server anew.');
  return words(404, 'There is nothing here.', { 'cache-control': 'no-store' });
}
