import { clientRefused, type NamedClient, redirectRefused } from '#server/sign-in/oidc-failures.ts';

/** Asks for a page, and follows no redirect. */
export type AskPage = (url: string) => Promise<Response>;

/**
 * Asks the provider, without anybody's browser, whether it takes this console's sign-ins: a wrong client ID or redirect
 * address is told on the provider's page only, where the person can't come back from, and no log of ours would know. To a
 * sign-in without a page (`prompt=none`) a provider answers with a redirect to us, or refuses the client. Throws
 * SignInMisconfigured. An answer that can't be read, or none, is no reason to stop anybody.
 * @param address of a sign-in at the provider
 */
export async function checkClient(ask: AskPage, address: URL, client: NamedClient): Promise<void> {
  const url = new URL(address);
  url.searchParams.set('prompt', 'none');
  const answer = await ask(url.href).catch(() => undefined);
  if (!answer) return;
  await answer.body?.cancel();
  if ([400, 401, 403].includes(answer.status)) throw redirectRefused(`status ${answer.status}`, client);
  const location = answer.headers.get('location') ?? '';
  const error = location.startsWith(client.redirectUri) ? new URL(location).searchParams.get('error') : null;
  if (error === 'invalid_client' || error === 'unauthorized_client') throw clientRefused(error, client.names);
}
