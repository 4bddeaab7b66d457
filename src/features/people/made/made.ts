import { timestampDate } from '@bufbuild/protobuf/wkt';
import { isInviteOpen } from '#domain/rules/invite.ts';
import type { Invite } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { OwnedToken } from '#src/api/service-accounts.ts';
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

/** Whether the link still works by its times. */
export function isOpen({ expiresAt, expiredAt }: Invite, now: Date): boolean {
  return isInviteOpen(
    { expiresAt: expiresAt ? timestampDate(expiresAt) : null, expiredAt: expiredAt ? timestampDate(expiredAt) : null },
    now,
  );
}
