import { describe, expect, it } from 'vitest';
import { checkEmail, readsAsEmail } from '#domain/rules/check-email.ts';
import { normalEmail } from '#domain/rules/email.ts';

const kelvin = '\u212A';
const angstrom = '\u212B';
const dotted = '\u0130';

describe('an e-mail address', () => {
  it('is the same person in upper and lower case', () => {
    expect(normalEmail(' ADA.Zed@Acme.EXAMPLE ')).toBe('ada.zed@acme.example');
  });

  it.each([kelvin, angstrom, dotted])('with %j stays another person than one with a letter of ASCII', (letter) => {
    expect(normalEmail(`${letter}en@acme.example`)).toBe(`${letter}en@acme.example`);
  });

  it.each(["O'Neil+tag@Acme.example", `${'a'.repeat(241)}@acme.example`])('may be %s', (text) => {
    expect(checkEmail(text)).toEqual({ ok: true, email: text.toLowerCase() });
  });

  it.each([
    '',
    'ada',
    'root@localhost',
    '@acme.example',
    'ada@acme.',
    'a@b@acme.example',
    ' ada@acme.example',
    'ada@acme.example\uFEFF',
    'a b@acme.example',
    'a\u0000@acme.example',
    `${kelvin}en@acme.example`,
    'ä@acme.example',
    `${'a'.repeat(242)}@acme.example`,
  ])('is not %j', (text) => {
    expect(checkEmail(text).ok).toBe(false);
  });
});

it('a text with one @ and no space is meant as an e-mail address', () => {
  expect(['ada@acme', 'ä@acme.example'].every(readsAsEmail)).toBe(true);
  expect(['ada', 'a@b@c', 'a b@c', '@c'].some(readsAsEmail)).toBe(false);
});
