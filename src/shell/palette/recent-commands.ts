import { keep, kept } from '#src/lib/kept.ts';

const key = 'recent-commands';
const most = 20;

/** The values of the commands last chosen in this browser, the latest first. Some may be gone, or another person's. */
export function recentCommands(): readonly string[] {
  try {
    const values: unknown = JSON.parse(kept(key) ?? '[]');
    return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberCommand(value: string): void {
  const others = recentCommands().filter((other) => other !== value);
  keep(key, JSON.stringify([value, ...others].slice(0, most)));
}
