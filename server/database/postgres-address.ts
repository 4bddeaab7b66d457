import type { ConnectionOptions } from 'node:tls';
import { tlsOf } from '#server/database/postgres-tls.ts';

/** The settings in a `postgres://` address, as the driver takes them. */
export interface PostgresAddress {
  /** A host, or the folder of a Unix socket. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  readonly application_name: string | undefined;
  /** Settings of the session, such as `-c search_path=console`. A pooler in transaction mode takes none. */
  readonly options: string | undefined;
  /** `false`: without TLS. */
  readonly ssl: ConnectionOptions | false;
  /** Whether a server without TLS will do, too. */
  readonly mayBePlain: boolean;
  /** The address without anything secret, for the log. */
  readonly place: string;
}

const hostAndPort = String.raw`(\[[^\]]*\]|[^:@/?#]*)(?::(\d+))?`;
const pathAndQuery = String.raw`(?:\/([^@?#]*))?`;
const encoded = new RegExp(
  String.raw`^postgres(?:ql)?:\/\/(?:([^:@/?#]*)(?::([^@/?#]*))?@)?${hostAndPort}${pathAndQuery}(?:\?(\w+=.*)?)?$`,
);
/** A password with any character as it is: up to the last @ that a host follows. */
const unencoded = new RegExp(
  String.raw`^postgres(?:ql)?:\/\/([^:@]*)(?::(.*))?@${hostAndPort}${pathAndQuery}(?:\?([^@]*))?$`,
  's',
);

/**
 * Reads an address as PostgreSQL's own programs do, and a password also where its special characters are not percent-encoded.
 * Throws when it can't be read: what is wrong, to go on after its name, and nothing of what it says.
 */
export function readPostgresAddress(address: string): PostgresAddress {
  const parts = encoded.exec(address) ?? unencoded.exec(address);
  if (!parts) throw new Error('is not a valid PostgreSQL address');
  const [user, password, authority, port, database] = parts.slice(1, 6).map((part) => part && decoded(part));
  const query = new URLSearchParams(parts[6]);
  const value = (name: string, other?: string) => query.get(name) || other || undefined;
  const host = value('host', authority?.replace(/^\[(.*)\]$/, '$1'));
  if (host?.includes(',')) throw new Error('names several hosts: name one that leads to the primary');
  const where = { host, port: value('port', port), user: value('user', user), database: value('dbname', database) };
  return {
    ...where,
    port: where.port === undefined ? undefined : Number(where.port),
    password: value('password', password),
    application_name: value('application_name'),
    options: value('options'),
    ...tlsOf(query, host),
    place: placeOf(where),
  };
}

/** The fault of an address; `undefined` if it has none. */
export function faultIn(address: string): string | undefined {
  try {
    readPostgresAddress(address);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function placeOf(where: Record<'host' | 'port' | 'user' | 'database', string | undefined>): string {
  const { host = 'localhost', port, user, database } = where;
  const named = host.startsWith('/') ? encodeURIComponent(host) : host.includes(':') ? `[${host}]` : host;
  const account = user === undefined ? '' : `${encodeURIComponent(user)}@`;
  return `postgres://${account}${named}${port === undefined ? '' : `:${port}`}/${database ?? ''}`;
}

/** Decodes percent-encoding. Text that isn't encoded stays as it is, such as 100%. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
