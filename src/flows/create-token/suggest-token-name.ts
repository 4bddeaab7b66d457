/** "token-2026-11-21": the date of creation helps with rotation. Adds a number if the name is taken. */
export function suggestTokenName(now: Date, taken: readonly string[]): string {
  const name = `token-${now.toISOString().slice(0, 10)}`;
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
