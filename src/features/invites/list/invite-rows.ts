import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Invite } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { referenceOfRole, roleName } from '#src/access/role-name.ts';
import { absolute } from '#src/lib/format-date.ts';
import { sortRows } from '#src/lib/sort.ts';
import { inviteStatus, type InviteStatus } from '../invite-status.ts';

/** An invite as the list shows it. */
export interface InviteRow {
  readonly id: string;
  readonly invite: Invite;
  readonly status: InviteStatus;
  /** The role's reference; for a deleted role its ID. */
  readonly role: string;
  /** The permissions of the role; `undefined` for a deleted one. */
  readonly permissions: readonly string[] | undefined;
  readonly createdAt: Date | undefined;
  readonly createdBy: string;
  readonly expiresAt: Date | undefined;
  /** When somebody ended it by hand. */
  readonly endedAt: Date | undefined;
  readonly accepted: number;
}

/** The rows, the newest first: the list sorts them by their status. */
export function inviteRows(invites: readonly Invite[], now: Date): readonly InviteRow[] {
  const rows = invites.map((invite) => inviteRow(invite, now));
  return sortRows(rows, ({ createdAt }) => createdAt, 'descending');
}

function inviteRow(invite: Invite, now: Date): InviteRow {
  const { id, role, roleId, createdAt, createdBy, expiresAt, expiredAt, acceptanceCount } = invite;
  return {
    id,
    invite,
    status: inviteStatus(invite, now),
    role: role ? referenceOfRole(role) : roleId,
    permissions: role?.permissions,
    createdAt: createdAt && timestampDate(createdAt),
    createdBy,
    expiresAt: expiresAt && timestampDate(expiresAt),
    endedAt: expiredAt && timestampDate(expiredAt),
    accepted: acceptanceCount,
  };
}

/** Tells an invite from others for the same role: "Viewer, created 14 Nov 2026, 09:05 UTC". */
export function inviteName(row: InviteRow): string {
  return row.createdAt ? `${roleNameOf(row)}, created ${absolute(row.createdAt)}` : roleNameOf(row);
}

/** The role's name, or that it was deleted. */
export function roleNameOf({ role, permissions }: InviteRow): string {
  return permissions ? roleName(role) : 'Deleted role';
}
