import { visiblePart } from '#domain/rules/hidden-characters.ts';

/**
 * Letters and digits that look like the Latin letter before them, in upper or lower case: Cyrillic, Greek and Armenian ones
 * that could appear in words such as “owner”. Not Unicode's whole list.
 */
const lookalikes: Readonly<Record<string, string>> = {
  b: 'ВвЬьΒ',
  d: 'Ԁԁ',
  e: 'ЕеΕε',
  g: 'ɡց',
  i: 'ІіӀΙιı1lL',
  m: 'МмΜ',
  n: 'Νηпո',
  o: 'ОоΟοσՕօ0',
  p: 'РрΡρ',
  r: 'гɾ',
  s: 'Ѕѕ',
  t: 'ТтΤτ',
  u: 'υս',
  v: 'Ѵѵν',
  w: 'ԜԝѠѡω',
  y: 'УуΥү',
};

const latinOf = new Map(
  Object.entries(lookalikes).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
);

/**
 * The text as a hurried reader sees it, for comparisons only, never to show: in lower case, without accents and hidden
 * characters, look-alikes as Latin letters, one letter for I, l and 1.
 */
export function readAsLatin(text: string): string {
  const bare = visiblePart(text).normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return Array.from(bare, (letter) => latinOf.get(letter) ?? letter)
    .join('')
    .toLowerCase();
}
