import { timestampDate } from '@bufbuild/protobuf/wkt';
import { blastRadius } from '#domain/rules/blast-radius.ts';
import { isInviteOpen } from '#domain/rules/invite.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type { Invite } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { accessFacts, type SeenAccess } from '#src/access/access-facts.ts';
import type { OwnedToken } from '#src/api/service-account-tokens.ts';
import { compareNames } from '#src/lib/by-name.ts';

/** What this subject created, of a list. */
export function createdBy<Item extends { readonly createdBy: string }>(
  subject: string,
  items: readonly Item[],
): readonly Item[] {
  return items.filter((item) => item.createdBy === subject);
}

/** The API tokens that this subject created, by account and name. */
export function tokensCreatedBy(subject: string, tokens: readonly OwnedToken[]): readonly OwnedToken[] {
  return tokens
    .filter(({ token }) => token.createdBy === subject)
    .toSorted((a, b) => compareNames(a.account.name, b.account.name) || compareNames(a.token.name, b.token.name));
}

/** What lets somebody in again: a role binding, or an invite to accept. */
const waysIn: ReadonlySet<string> = new Set<Permission>(['rolebinding.create', 'invite.create']);

/**
 * Of these API tokens, those that can give roles: whoever kept one can give themselves access again.
 * @param seen the role bindings, roles and projects of the organization, as far as they are loaded
 */
export function tokensThatGiveRoles(tokens: readonly OwnedToken[], seen: SeenAccess): readonly OwnedToken[] {
  const accounts = [...new Map(tokens.map(({ account }) => [account.id, account])).values()];
  const subjects = new Set(accounts.map(({ name }) => serviceAccountSubject(name)));
  const bindings = seen.bindings?.filter(({ subject }) => subjects.has(subject));
  const facts = accessFacts({ ...seen, bindings, accounts, tokens: tokens.map(({ token }) => token) });
  // Without their accounts, tokens lose all that they can do.
  const all = blastRadius(facts, { accounts: accounts.map(({ name }) => name) }).tokens;
  const giving = all.filter(({ lost }) => lost.some(({ permissions }) => permissions.some((one) => waysIn.has(one))));
  const ids = new Set(giving.map(({ token }) => token.id));
  return tokens.filter(({ token }) => ids.has(token.id));
}

/** Whether the link still works by its times. */
export function isOpen({ expiresAt, expiredAt }: Invite, now: Date): boolean {
  return isInviteOpen(
    { expiresAt: expiresAt ? timestampDate(expiresAt) : null, expiredAt: expiredAt ? timestampDate(expiredAt) : null },
    now,
  );
}
