import { clients, lacking, likelyClient } from './client-snippets.ts';

/** As many tabs as stand in one row beside that of the other clients. */
const mostTabs = 3;

/**
 * The clients that fit the token, and the others. Where many have their permissions, those fit that need what the likeliest
 * one needs: for a token that may do everything, the agent and the agent in Kubernetes.
 * @param likely the client that the token is for; otherwise the one that its permissions are meant for
 */
export function fittingClients(permissions: ReadonlySet<string>, likely = likelyClient(permissions)) {
  const able = clients.filter((client) => client.kind === likely || lacking(client, permissions).length === 0);
  const needs = new Set(able.find(({ kind }) => kind === likely)?.needs);
  const alike = able.filter(
    (client) => needs.size === client.needs.length && client.needs.every((one) => needs.has(one)),
  );
  const first = alike.toSorted((a, b) => Number(b.kind === likely) - Number(a.kind === likely));
  const fitting = able.length <= mostTabs ? able : first.slice(0, mostTabs - 1);
  return { fitting, others: clients.filter((client) => !fitting.includes(client)) };
}
