/** The parts of an invite that decide whether it can still be accepted. */
export interface InviteTimes {
  readonly expiresAt: Date | null;
  readonly expiredAt: Date | null;
}

/** Whether the invite can be accepted at this moment. At the exact moment of its end it can't. */
export function isInviteOpen({ expiresAt, expiredAt }: InviteTimes, now: Date): boolean {
  return expiredAt === null && (expiresAt === null || now < expiresAt);
}
