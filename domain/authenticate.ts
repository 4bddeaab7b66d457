import type { Caller, ServiceAccountCaller } from '#domain/caller.ts';
import { otherCaller, unauthenticated } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { isExpectedCaller } from '#domain/rules/expected-caller.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { isTokenSecret } from '#domain/rules/token.ts';
import type { TokenOfAccount } from '#domain/store/access-facts.ts';

const touchEvery = 60_000; // ms: `last_used_at` is written at most once a minute per token

/** Returns the caller of a request, found by its headers. Throws Unauthenticated if they identify nobody, or expect another. */
export async function callerNamedIn(host: Host, header: Headers): Promise<Caller> {
  const authorization = header.get('authorization');
  const caller = authorization === null ? await host.identify(header) : await callerBehind(host, authorization);
  if (!caller) throw unauthenticated('Sign in, or send an API token in the authorization header.');
  if (!isExpectedCaller(header, caller.subject)) throw otherCaller();
  return caller;
}

/**
 * The service account behind `Bearer psc_v1_…`. Token and account are read on every call, so a revoked token is refused as
 * soon as its deletion is answered. All failures look the same, so that nobody learns which part was wrong. Throws
 * Unauthenticated. Does not check what the caller may do.
 */
export async function callerBehind(host: Host, authorization: string): Promise<ServiceAccountCaller> {
  if (authorization === '')
    throw unauthenticated('Send an API token in the authorization header, as “Bearer psc_v1_…”.');
  const found = await tokenBehind(host, authorization);
  if (!found) throw unauthenticated('The API token is unknown, revoked or malformed.');
  const { token, account } = found;
  await touch(host, token.id, token.lastUsedAt);
  return {
    kind: 'serviceaccount',
    subject: serviceAccountSubject(account.name),
    organizationId: account.organizationId,
    serviceAccountId: account.id,
    tokenId: token.id,
    projectId: token.projectId,
  };
}

async function tokenBehind({ store, ids }: Host, authorization: string): Promise<TokenOfAccount | undefined> {
  const secret = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  return secret && isTokenSecret(secret) ? store.tokens.byHash(await ids.digest(secret)) : undefined;
}

/** A failure to note the use is reported, but never fails the call. */
async function touch(host: Host, tokenId: string, lastUsedAt: Date | null): Promise<void> {
  const now = host.clock();
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < touchEvery) return;
  try {
    await host.store.touchToken(tokenId, now);
  } catch (error) {
    host.report(error, 'last_used_at');
  }
}
