import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** One file of the built console. */
export interface ConsoleFile {
  readonly type: string;
  readonly body: Buffer;
  /** Identifies the content; changes with it. */
  readonly tag: string;
  /** The name contains a hash of the content, so browsers can cache it forever. */
  readonly immutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * The files of the built console by path, all in memory (some 2 MB). Requests are only looked up in this map, so no
 * spelling of a path can reach any other file. Empty if the folder is missing.
 */
export function readConsole(folder: string): ReadonlyMap<string, ConsoleFile> {
  return new Map(filesIn(folder).map((file) => [`/${relative(folder, file).split(sep).join('/')}`, read(file)]));
}

/**
 * The same files, with the data plane's address written into the page: the console needs it for client configuration, which
 * must send tokens only to their own data plane.
 */
export function namingDataPlane(
  files: ReadonlyMap<string, ConsoleFile>,
  origin: string,
): ReadonlyMap<string, ConsoleFile> {
  const page = files.get('/index.html');
  if (!page) return files;
  const html = page.body.toString().replace(/(<meta name="data-plane" content=")[^"]*/, `$1${origin}`);
  return new Map(files).set('/index.html', fileOf('/index.html', Buffer.from(html)));
}

function filesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function read(file: string): ConsoleFile {
  return fileOf(file, readFileSync(file));
}

function fileOf(name: string, body: Buffer): ConsoleFile {
  return {
    type: types[extname(name)] ?? 'application/octet-stream',
    body,
    tag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    immutable: /[\\/]assets[\\/]/.test(name),
  };
}
