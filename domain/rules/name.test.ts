import { describe, expect, it, vi } from 'vitest';
import { checkName, maxNameLength } from '#domain/rules/name.ts';

describe('checkName', () => {
  it.each([
    ['agent', 'agent'],
    ['  agent \t', 'agent'],
    ['cafe\u0301', 'café'],
    ['=cmd()', '=cmd()'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a:b', 'a:b'],
    ['👩‍🔬', '👩‍🔬'],
    ['👩🏽‍🔬 lab', '👩🏽‍🔬 lab'],
    ['🏳️‍🌈', '🏳️‍🌈'],
    ['1️⃣ first', '1️⃣ first'],
    ['می‌خواهم', 'می‌خواهم'],
    ['श्री क्‍ष', 'श्री क्‍ष'],
    ['ශ්‍රී', 'ශ්‍රී'],
    ['x'.repeat(maxNameLength), 'x'.repeat(maxNameLength)],
    ['🦄'.repeat(maxNameLength), '🦄'.repeat(maxNameLength)],
  ])('accepts %j as %j', (raw, name) => {
    expect(checkName(raw)).toEqual({ ok: true, name });
  });

  it.each([
    ['nothing', '', 'Enter a name.'],
    ['only spaces', '   \u00A0', 'Enter a name.'],
    ['101 characters', 'x'.repeat(101), 'Use at most 100 characters; this name has 101.'],
    ['400 characters', 'x'.repeat(400), 'Use at most 100 characters; this name has 400.'],
    ['401 characters', 'x'.repeat(401), 'Use at most 100 characters.'],
    ['401 spaces', ' '.repeat(401), 'Use at most 100 characters.'],
    ['a control character', 'a\u0000b', 'Remove the control or invisible characters from the name.'],
    ['a line break', 'a\nb', 'Remove the control or invisible characters from the name.'],
    ['a bidi override', 'agent\u202Etxt', 'Remove the control or invisible characters from the name.'],
    ['a bidi isolate', 'agent\u2066x', 'Remove the control or invisible characters from the name.'],
    ['a zero-width space', 'ag\u200Bent', 'Remove the control or invisible characters from the name.'],
    ['a word joiner', 'ag\u2060ent', 'Remove the control or invisible characters from the name.'],
    ['a lone surrogate', 'a\uD800', 'Remove the control or invisible characters from the name.'],
    ['the mark of an unreadable character', 'R\uFFFDle', 'Remove the control or invisible characters from the name.'],
    ['only joiners', '\u200D\u200C', 'Use at least one character that can be seen.'],
    ['a Hangul filler', '\u3164', 'Use at least one character that can be seen.'],
    ['a Braille blank', '\u2800', 'Use at least one character that can be seen.'],
    ['a Hangul filler in a name', '\u115F a', 'Remove the control or invisible characters from the name.'],
    ['a Braille blank in a name', 'a\u2800', 'Remove the control or invisible characters from the name.'],
    ['a joiner at the end', 'scraper-x\u200D', 'Remove the control or invisible characters from the name.'],
    ['a joiner between Latin letters', 'a\u200Db', 'Remove the control or invisible characters from the name.'],
    ['a joiner at the end of a Persian word', 'می\u200C', 'Remove the control or invisible characters from the name.'],
    ['two joiners in a Persian word', 'می\u200C\u200Cخ', 'Remove the control or invisible characters from the name.'],
    ['a joiner after an emoji', '👩\u200D', 'Remove the control or invisible characters from the name.'],
    ['a soft hyphen', 'scraper\u00AD-x', 'Remove the control or invisible characters from the name.'],
    ['a grapheme joiner', 'scraper\u034F-x', 'Remove the control or invisible characters from the name.'],
    ['a tag letter', 'x\u{E0041}', 'Remove the control or invisible characters from the name.'],
    ['a Mongolian vowel separator', 'a\u180E', 'Remove the control or invisible characters from the name.'],
    ['a variation selector on a letter', 'a\uFE0F', 'Remove the control or invisible characters from the name.'],
    ['an annotation mark', 'a\uFFF9b', 'Remove the control or invisible characters from the name.'],
    ['a private character', 'a\uE000', 'Remove the control or invisible characters from the name.'],
  ])('refuses %s', (_what, raw, reason) => {
    expect(checkName(raw)).toEqual({ ok: false, reason });
  });

  it('never normalizes more than a name can be typed with: marks out of order take quadratic time', () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    const hostile = `a${'\u0315'.repeat(40_000)}${'\u0316'.repeat(40_000)}`;
    expect(checkName(hostile)).toEqual({ ok: false, reason: 'Use at most 100 characters.' });
    expect(normalize).not.toHaveBeenCalled();
    normalize.mockRestore();
  });

  it('is settled: an accepted name is accepted again unchanged', () => {
    for (const raw of ['  e\u0301 ', 'Å', 'ﬁ', 'a b']) {
      const once = checkName(raw);
      expect(once.ok && checkName(once.name)).toEqual(once);
    }
  });
});
