import { visiblePart } from '#domain/rules/hidden-characters.ts';

/**
 * Letters and digits that look like the Latin letter before them, upper or lower case: the Cyrillic, Greek and Armenian
 * ones that occur in no other shape in words such as “owner”. Not the whole of Unicode's list.
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
 * What a hurried reader makes of the text, to compare with other texts read the same way, never to show: in lower case,
 * without accents and hidden characters, look-alikes as Latin letters, one letter for I, l and 1.
 */
export function readAsLatin(text: string): string {
  const bare = visiblePart(text).normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return Array.from(bare, (letter) => latinOf.get(letter) ?? letter)
    .join('')
    .toLowerCase();
}
