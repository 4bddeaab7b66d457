import { IssuerFault } from '#domain/single-sign-on/host.ts';
import { clientRefused, type NamedClient, redirectRefused } from '#server/sign-in/oidc-failures.ts';

/** Asks for a page, and follows no redirect. */
export type AskPage = (url: string) => Promise<Response>;

/**
 * Asks the provider, without anybody's browser, whether it takes this console's sign-ins: a wrong client ID or redirect
 * address is told on the provider's page only, where the person can't come back from, and no log of ours would know. To a
 * sign-in without a page (`prompt=none`) a provider answers with a redirect to us, or refuses the client. Throws
 * SignInMisconfigured. An answer that can't be read is no reason to stop anybody, and neither is none.
 * @param address of a sign-in at the provider
 */
export async function checkClient(ask: AskPage, address: URL, client: NamedClient): Promise<void> {
  await refuseAnswer(await answerTo(ask, address).catch(() => undefined), client);
}

/**
 * As `checkClient`, for a provider that somebody's browser mustn't be sent to while it is away: there, nothing would lead back.
 * Throws IssuerFault, too.
 */
export async function checkAnswers(ask: AskPage, address: URL, client: NamedClient): Promise<void> {
  const answer = await answerTo(ask, address).catch((error: unknown) => {
    if (error instanceof IssuerFault && error.kind === 'answer') return undefined;
    throw error;
  });
  if (answer && isAway.has(answer.status))
    throw new IssuerFault('away', `${address.origin} doesn’t answer now (status ${answer.status}).`);
  await refuseAnswer(answer, client);
}

/** What stands in front of a provider answers so while the provider itself is away. */
const isAway: ReadonlySet<number> = new Set([502, 503, 504]);

function answerTo(ask: AskPage, address: URL): Promise<Response> {
  const url = new URL(address);
  url.searchParams.set('prompt', 'none');
  return ask(url.href);
}

async function refuseAnswer(answer: Response | undefined, client: NamedClient): Promise<void> {
  if (!answer) return;
  await answer.body?.cancel();
  if ([400, 401, 403].includes(answer.status)) throw redirectRefused(`status ${answer.status}`, client);
  const location = answer.headers.get('location') ?? '';
  const error = location.startsWith(client.redirectUri) ? new URL(location).searchParams.get('error') : null;
  if (error === 'invalid_client' || error === 'unauthorized_client') throw clientRefused(error, client.names);
}
