import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasHiddenCharacters, readAlike, visiblePart } from '#domain/rules/hidden-characters.ts';
import { checkName } from '#domain/rules/name.ts';

/** Every character that Unicode lets a renderer ignore, and blanks that it does not list. */
const ignorable = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /\p{Default_Ignorable_Code_Point}/u.test(character));
const unseen = [...ignorable, '\u2800', '\u{1D159}', '\u{16FE4}', '\uFFF9'];
const isUnseen = new Set(unseen);

/** What hidden characters are allowed beside, and what they are not. */
const seen = ['a', 'B', '-', '1', ' ', 'e\u0301', 'می', 'خ', 'क्', 'ष', '👩', '🔬', '❤', '\u{1F3FD}', '가', '本'];

/** Whether both could be in one organization: then nobody must mistake one for the other. */
function canBothBe(one: string, other: string): boolean {
  const [first, second] = [checkName(one), checkName(other)];
  return first.ok && second.ok && !readAlike(first.name, second.name);
}

/** The name with the character at each place in it. */
function twinsOf(name: string, character: string): string[] {
  return Array.from({ length: name.length + 1 }, (_, at) => name.slice(0, at) + character + name.slice(at));
}

describe('a name with a character that shows nothing', () => {
  it('is refused or taken, whichever the character and wherever it is put', () => {
    expect(ignorable.length).toBeGreaterThan(4000);
    const accepted = unseen.filter((character) =>
      ['ab', 'میخ', 'क्ष', '👩🔬', '❤'].some((name) => twinsOf(name, character).some((twin) => canBothBe(name, twin))),
    );
    expect(accepted).toEqual([]);
  });

  it('never stands beside the name without it', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...seen), fc.constantFrom(...unseen, '\u200C', '\u200D')), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(pieces, (drawn) => {
        const without = drawn.filter((piece) => !isUnseen.has(piece));
        expect(canBothBe(drawn.join(''), without.join(''))).toBe(false);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});

describe('readAlike', () => {
  it.each([
    ['two spaces', 'a b', 'a  b'],
    ['a no-break space', 'a b', 'a\u00A0b'],
    ['an emoji with and without its colours', '❤ x', '❤️ x'],
    ['a joiner that changes nothing', 'دا', 'د\u200Cا'],
    ['a mark that a hidden character held apart', 'é', 'e\u034F\u0301'],
  ])('sees no difference in %s', (_what, one, other) => {
    expect(readAlike(one, other)).toBe(true);
  });

  it.each([
    ['agent', 'Agent'],
    ['agent', 'agents'],
    ['a b', 'ab'],
  ])('tells %j from %j', (one, other) => {
    expect(readAlike(one, other)).toBe(false);
  });
});

describe('a joiner', () => {
  it.each([
    ['Arabic', 'م\u200Cخ'],
    ['Syriac', 'ܐ\u200Cܒ'],
    ['Devanagari', 'क\u200Dष'],
    ['Bengali', 'ক\u200Dষ'],
    ['Tamil', 'க\u200Cஷ'],
    ['Malayalam', 'ക\u200Dഷ'],
    ['Sinhala', 'ක\u200Dෂ'],
    ['Khmer', 'ក\u200Cខ'],
    ['Myanmar', 'က\u200Cခ'],
    ['Tibetan', 'ཀ\u200Cཁ'],
  ])('is part of a word in %s', (_script, word) => {
    expect(hasHiddenCharacters(word)).toBe(false);
    expect(hasHiddenCharacters(word.slice(0, 2))).toBe(true);
  });

  it('hides in Latin, and between letters of two scripts', () => {
    expect(hasHiddenCharacters('a\u200Db')).toBe(true);
    expect(hasHiddenCharacters('م\u200Db')).toBe(true);
  });
});

it('what is left to see has no blank around it', () => {
  expect(visiblePart(' \u200B a\u00A0\u3000b \uFEFF')).toBe('a b');
});
