import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import { isInviteOpen } from '#domain/rules/invite.ts';

/** The parts of an invite that decide whether somebody can accept it. */
export interface InviteState {
  readonly expiresAt?: Timestamp | undefined;
  readonly expiredAt?: Timestamp | undefined;
  /** Unset if the role was deleted. By the link, also unset if nobody can accept the invite. */
  readonly role?: unknown;
  readonly makerLostRight: boolean;
}

/**
 * What an invite is at a moment, in the order of the list. With `role-gone` and `maker-lost-right` it hasn't ended, and yet
 * nobody can accept it.
 */
export const inviteStatuses = ['active', 'role-gone', 'maker-lost-right', 'expired', 'ended'] as const;
export type InviteStatus = (typeof inviteStatuses)[number];

type StatusWords = {
  readonly label: string;
  /** Why nobody can accept it. */
  readonly meaning: string;
};

export const statusWords: Readonly<Record<InviteStatus, StatusWords>> = {
  active: { label: 'Open', meaning: '' },
  expired: { label: 'Expired', meaning: 'This invite has expired, so nobody can accept it.' },
  ended: { label: 'Ended', meaning: 'This invite was ended by hand, so nobody can accept it.' },
  'role-gone': {
    label: 'Role deleted',
    meaning: 'The role of this invite was deleted, so nobody can accept it.',
  },
  'maker-lost-right': {
    label: 'Not valid',
    meaning: 'Its creator can no longer give this role, so nobody can accept the invite. End it and create a new one.',
  },
};

/** The status of an invite at this moment. An end comes before other reasons: it is final. */
export function inviteStatus(invite: InviteState, now: Date): InviteStatus {
  const expiresAt = dateOf(invite.expiresAt);
  const expiredAt = dateOf(invite.expiredAt);
  if (expiredAt) return 'ended';
  if (!isInviteOpen({ expiresAt, expiredAt }, now)) return 'expired';
  // Before the role, which isn't told to strangers then.
  if (invite.makerLostRight) return 'maker-lost-right';
  return invite.role === undefined ? 'role-gone' : 'active';
}

/** Whether it can still be ended: an invite that nobody can accept now may become valid again. */
export function canEnd(status: InviteStatus): boolean {
  return status !== 'ended' && status !== 'expired';
}

function dateOf(time: Timestamp | undefined): Date | null {
  return time ? timestampDate(time) : null;
}
