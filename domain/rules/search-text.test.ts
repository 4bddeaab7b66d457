import { describe, expect, it } from 'vitest';
import { fold, foldedWords } from '#domain/rules/search-text.ts';

describe('fold', () => {
  it.each([
    ['Müller', 'muller'],
    ['ﬁle', 'file'],
    ['ＣＩ', 'ci'],
    ['ADA', 'ada'],
    ['Ωmega', 'ωmega'],
  ])('makes %s findable as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

it('a search of spaces has no words', () => {
  expect(foldedWords('  ')).toEqual([]);
  expect(foldedWords(' Ada  CI ')).toEqual(['ada', 'ci']);
});
