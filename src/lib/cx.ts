/** Joins class names; falsy parts are left out. Later classes do not override earlier ones: write no conflicting pair. */
export function cx(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
