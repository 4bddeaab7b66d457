/**
 * A text as a search compares it: lower case, without accents, and with letters that only look different written alike, so
 * that "muller" finds "Müller" and "file" finds "ﬁle".
 */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The words of a search, folded. */
export function foldedWords(query: string): readonly string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}
