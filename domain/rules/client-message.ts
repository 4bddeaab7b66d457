import { type ClientKind, clientKinds } from '#domain/rules/clients.ts';
import { Client } from '#proto/console/migration/v1alpha1/migration_pb.ts';

/** The kinds of clients in messages, told once for the backend and the screen. */
const messages: Readonly<Record<ClientKind, Client>> = {
  agent: Client.AGENT,
  scraper: Client.SCRAPER,
  'debuginfo-upload': Client.DEBUGINFO_UPLOAD,
  'github-actions': Client.GITHUB_ACTIONS,
  'source-maps': Client.SOURCE_MAPS,
  'query-script': Client.QUERY_SCRIPT,
};

const kinds = new Map(clientKinds.map((kind) => [messages[kind], kind]));

/** A kind of client, for a message. */
export function clientMessage(kind: ClientKind): Client {
  return messages[kind];
}

/** The kind of client in a message; `undefined` for none that is known. */
export function clientKindOf(client: Client): ClientKind | undefined {
  return kinds.get(client);
}
