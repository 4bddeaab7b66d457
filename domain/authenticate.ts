import type { DataPlaneCaller, LegacyTokenCaller, ServiceAccountCaller } from '#domain/caller.ts';
import { otherCaller, unauthenticated } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { legacyTokenBehind, looksLikeLegacyToken } from '#domain/legacy-tokens.ts';
import { isExpectedCaller } from '#domain/rules/expected-caller.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { isTokenSecret } from '#domain/rules/token.ts';

const touchEvery = 60_000; // ms: `last_used_at` is written at most once a minute per token

/** Returns the caller of a request, found by its headers. Throws Unauthenticated if they identify nobody, or expect another. */
export async function callerNamedIn(host: Host, header: Headers): Promise<DataPlaneCaller> {
  const authorization = header.get('authorization');
  const caller = authorization === null ? await host.identify(header) : await callerBehind(host, authorization);
  if (!caller) throw unauthenticated('Sign in, or send an API token in the authorization header.');
  if (!isExpectedCaller(header, caller.subject)) throw otherCaller();
  return caller;
}

/**
 * The machine behind `Bearer psc_v1_…`, or behind a legacy token. The token is read on every call, so a revoked one is refused
 * as soon as its deletion is answered. All failures look the same, so that nobody learns which part was wrong. Throws
 * Unauthenticated. Does not check what the caller may do.
 */
export async function callerBehind(
  host: Host,
  authorization: string,
): Promise<ServiceAccountCaller | LegacyTokenCaller> {
  if (authorization === '')
    throw unauthenticated('Send an API token in the authorization header, as “Bearer psc_v1_…”.');
  const secret = /^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '';
  const caller = isTokenSecret(secret) ? await accountBehind(host, secret) : await projectBehind(host, secret);
  if (caller) return caller;
  throw unauthenticated('The API token is unknown, revoked or malformed.');
}

async function accountBehind(host: Host, secret: string): Promise<ServiceAccountCaller | undefined> {
  const found = await host.store.tokens.byHash(await host.ids.digest(secret));
  if (!found) return undefined;
  const { token, account } = found;
  await touch(host, token, (at) => host.store.touchToken(token.id, at));
  return {
    kind: 'serviceaccount',
    subject: serviceAccountSubject(account.name),
    organizationId: account.organizationId,
    serviceAccountId: account.id,
    tokenId: token.id,
    projectId: token.projectId,
  };
}

async function projectBehind(host: Host, secret: string): Promise<LegacyTokenCaller | undefined> {
  const token = looksLikeLegacyToken(secret) ? await legacyTokenBehind(host, secret) : undefined;
  if (!token) return undefined;
  await touch(host, token, (at) => host.store.touchLegacyToken(token.id, at));
  const { id, organizationId, projectId } = token;
  return { kind: 'legacytoken', subject: `legacytoken:${id}`, organizationId, projectId, tokenId: id };
}

/** Notes the use of a token. A failure to do so is reported, but never fails the call. */
async function touch(
  host: Host,
  { lastUsedAt }: { readonly lastUsedAt: Date | null },
  note: (at: Date) => Promise<void>,
): Promise<void> {
  const now = host.clock();
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < touchEvery) return;
  try {
    await note(now);
  } catch (error) {
    host.report(error, 'last_used_at');
  }
}
