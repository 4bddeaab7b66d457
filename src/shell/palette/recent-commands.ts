import { keep, kept } from '#src/lib/kept.ts';

const key = 'recent-commands';
const most = 20;

/**
 * The values of the commands that this person last chose in this browser, the latest first; none of somebody else's. Some may
 * be gone.
 * @param userId `undefined` until it is known who is signed in
 */
export function recentCommands(userId: string | undefined): readonly string[] {
  try {
    const stored: unknown = JSON.parse(kept(key) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return [];
    if (!('userId' in stored) || stored.userId !== userId || !('values' in stored)) return [];
    return Array.isArray(stored.values) ? stored.values.filter((value) => typeof value === 'string') : [];
  } catch {
    return [];
  }
}

/** Drops what somebody else chose before. */
export function rememberCommand(userId: string | undefined, value: string): void {
  if (userId === undefined) return;
  const others = recentCommands(userId).filter((other) => other !== value);
  keep(key, JSON.stringify({ userId, values: [value, ...others].slice(0, most) }));
}

/** When the person signs out: the commands name people and service accounts, and the next person can read the storage. */
export function forgetCommands(): void {
  keep(key, undefined);
}
