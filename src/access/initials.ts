/** The colours of people. None is grey, which means disabled. Each has its tokens in tokens.css, checked for contrast. */
export const hueNames = ['blue', 'teal', 'olive', 'plum', 'rose'] as const;

export type Hue = (typeof hueNames)[number];

/** The same colour for an e-mail everywhere, in any letter case. */
export function hueOf(email: string): Hue {
  let sum = 0;
  for (const letter of email.toLowerCase()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hueNames[sum % hueNames.length] ?? 'blue';
}

/** "OO" for Olivia Owner, "RK" for rosa.klein@acme.example, "O" for owner@acme.example; "?" where there is no letter or digit. */
export function initialsOf(nameOrEmail: string): string {
  const [local = ''] = nameOrEmail.split('@', 1);
  const words = local.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.slice(0, 2).map((word) => Array.from(word)[0]?.toUpperCase() ?? '');
  return letters.join('') || '?';
}
