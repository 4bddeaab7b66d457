const week = 7 * 86_400_000;

/** Whether a token with this last use is probably in a running client. */
export function isInUse(lastUsed: Date | undefined, now: Date): boolean {
  return lastUsed !== undefined && now.getTime() - lastUsed.getTime() < week;
}
