/** Joins class names; skips falsy parts. Later classes don't override earlier ones: avoid conflicting pairs. */
export function cx(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
