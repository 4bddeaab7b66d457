/**
 * Normalizes a text for searching: lower case, no accents, and one spelling for variants of a letter, so that "muller"
 * finds "Müller" and "file" finds "ﬁle".
 */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The words of a search, folded. */
export function foldedWords(query: string): readonly string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}
