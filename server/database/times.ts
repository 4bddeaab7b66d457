/** `null` is "never" on both sides. */
export function dateOrNull(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}

/** `null` is "never" on both sides. */
export function millisecondsOrNull(date: Date | null): number | null {
  return date === null ? null : date.getTime();
}
