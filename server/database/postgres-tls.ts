import { readFileSync } from 'node:fs';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';

type Mode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

/** The names that addresses use: those of PostgreSQL's own programs, and those that Node's driver knows besides. */
const modes = new Map<string, Mode>([
  ['disable', 'disable'],
  ['allow', 'prefer'],
  ['prefer', 'prefer'],
  ['require', 'require'],
  ['verify-ca', 'verify-ca'],
  ['verify-full', 'verify-full'],
  ['no-verify', 'require'],
  ['true', 'verify-full'],
  ['1', 'verify-full'],
  ['false', 'disable'],
  ['0', 'disable'],
]);

export interface Tls {
  /** `false`: without TLS. */
  readonly ssl: ConnectionOptions | false;
  /** Whether a server without TLS will do, too. */
  readonly mayBePlain: boolean;
}

/**
 * TLS as the address's `sslmode` says, in the sense of PostgreSQL's own programs, which differs from the driver's: without
 * one it is `prefer`, TLS where the server has it; `require` checks no certificate unless `sslrootcert` names the authority;
 * `verify-ca` checks who signed it, `verify-full` also the host's name. Without `sslrootcert`, the authorities are those that
 * Node trusts. A Unix socket never has TLS. Throws for an unknown mode, and when a file can't be read.
 */
export function tlsOf(query: URLSearchParams, host: string | undefined): Tls {
  const name = query.get('sslmode') ?? query.get('ssl') ?? 'prefer';
  const mode = modes.get(name);
  if (mode === undefined) {
    throw new Error('has another sslmode than disable, prefer, require, verify-ca and verify-full');
  }
  if (mode === 'disable' || host?.startsWith('/')) return { ssl: false, mayBePlain: false };
  const root = query.get('sslrootcert');
  const files = { ca: root === 'system' ? null : root, cert: query.get('sslcert'), key: query.get('sslkey') };
  const given = Object.entries(files).flatMap(([what, file]) => (file ? [[what, contentsOf(file)]] : []));
  return {
    ssl: { ...Object.fromEntries(given), ...checks(root && mode === 'require' ? 'verify-ca' : mode, host) },
    mayBePlain: mode === 'prefer',
  };
}

function contentsOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`names ${file}, which can’t be read`, { cause: error });
  }
}

function checks(mode: Mode, host = 'localhost'): ConnectionOptions {
  if (mode === 'verify-full') {
    // The driver names no host that is an IP address, and Node would compare with "localhost" then.
    return {
      rejectUnauthorized: true,
      checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
    };
  }
  if (mode === 'verify-ca') return { rejectUnauthorized: true, checkServerIdentity: () => undefined };
  return { rejectUnauthorized: false };
}
