import { describe, expect, it } from 'vitest';
import { isPlainEmail, normalEmail } from '#domain/rules/email.ts';

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

  it('is plain with printable ASCII alone', () => {
    expect(isPlainEmail("o'neil+tag@acme.example")).toBe(true);
    for (const text of ['', 'a b@acme.example', 'a\u0000@acme.example', `${kelvin}en@acme.example`, 'ä@acme.example']) {
      expect(isPlainEmail(text)).toBe(false);
    }
    expect(isPlainEmail('a'.repeat(254))).toBe(true);
    expect(isPlainEmail('a'.repeat(255))).toBe(false);
  });
});
