import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create } from 'fontkit';

const file = import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');

/** Noto Sans: one TrueType file with Latin, Cyrillic, Greek, Vietnamese and Devanagari. Read once. */
export const typeface = readFileSync(fileURLToPath(file));

const lacking = new RegExp(`[^${charactersOf(typeface)}]+`, 'gu');

/**
 * The text in characters that the typeface has. The others are written as code points, such as `[U+6771 U+4EAC]`: a bill must
 * not have blank boxes.
 */
export function printable(text: string): string {
  return text.normalize('NFC').replace(lacking, (characters) => `[${Array.from(characters, codePoint).join(' ')}]`);
}

/** All characters of a font, as a class of a regular expression lists them. */
function charactersOf(bytes: Buffer): string {
  const font = create(bytes);
  if (!('characterSet' in font)) throw new Error('The file holds several fonts.');
  return font.characterSet.map((code) => `\\u{${code.toString(16)}}`).join('');
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
