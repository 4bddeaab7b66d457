import { type ClientKind, clientKinds } from '#domain/rules/clients.ts';
import { type ClientKind as ConfiguredClient, likelyClient } from './client-snippets.ts';

/** The configuration that each kind of client begins with. */
export const configurationOf: Readonly<Record<ClientKind, ConfiguredClient>> = {
  agent: 'agent',
  scraper: 'scraper',
  'debuginfo-upload': 'ci-debuginfo',
  'github-actions': 'github-action',
  'source-maps': 'source-maps',
  'query-script': 'script',
};

/** The kind of client that these permissions are meant for. */
export function likelyKind(permissions: ReadonlySet<string>): ClientKind {
  const likely = likelyClient(permissions);
  return clientKinds.find((kind) => configurationOf[kind] === likely) ?? 'debuginfo-upload';
}
