import type { ClientKind } from '#domain/rules/clients.ts';
import { Client } from '#proto/console/migration/v1alpha1/migration_pb.ts';

const messages: Readonly<Record<ClientKind, Client>> = {
  agent: Client.AGENT,
  scraper: Client.SCRAPER,
  'debuginfo-upload': Client.DEBUGINFO_UPLOAD,
  'github-actions': Client.GITHUB_ACTIONS,
  'source-maps': Client.SOURCE_MAPS,
  'query-script': Client.QUERY_SCRIPT,
};

const kinds: ReadonlyMap<Client, ClientKind> = new Map([
  [Client.AGENT, 'agent'],
  [Client.SCRAPER, 'scraper'],
  [Client.DEBUGINFO_UPLOAD, 'debuginfo-upload'],
  [Client.GITHUB_ACTIONS, 'github-actions'],
  [Client.SOURCE_MAPS, 'source-maps'],
  [Client.QUERY_SCRIPT, 'query-script'],
]);

/** A kind of client as the backend names it. */
export function messageOf(kind: ClientKind): Client {
  return messages[kind];
}

/** The kind of client that the backend names; `undefined` for one that this console doesn't know. */
export function kindOf(client: Client): ClientKind | undefined {
  return kinds.get(client);
}
