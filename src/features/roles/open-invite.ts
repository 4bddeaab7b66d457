import { timestampDate } from '@bufbuild/protobuf/wkt';
import { isInviteOpen } from '#domain/rules/invite.ts';
import type { Invite } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

/** Whether the invite can still be accepted, by the clock. */
export function isOpen({ expiresAt, expiredAt }: Pick<Invite, 'expiresAt' | 'expiredAt'>, now: Date): boolean {
  return isInviteOpen({ expiresAt: dateOf(expiresAt), expiredAt: dateOf(expiredAt) }, now);
}

function dateOf(at: Invite['expiresAt']): Date | null {
  return at ? timestampDate(at) : null;
}
