/** The part of an invite that says whether it can still be taken. */
export interface InviteTimes {
  readonly expiresAt: Date | null;
  readonly expiredAt: Date | null;
}

/** Whether the invite can be taken at this moment. At the very moment of its end it can't. */
export function isInviteOpen({ expiresAt, expiredAt }: InviteTimes, now: Date): boolean {
  return expiredAt === null && (expiresAt === null || now < expiresAt);
}
