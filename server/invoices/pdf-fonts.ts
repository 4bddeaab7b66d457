import { createRequire } from 'node:module';
import { glyphBytes, type OutlineCommand } from '#server/invoices/glyph-outline.ts';

/** The console's own typeface, in the files in which it is delivered: one for each group of scripts. */
const scripts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'];

/** A piece of text that one font has all characters of. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

/** The part of pdfkit's document that fonts need. */
interface FontHolder {
  registerFont(name: string, file: string): unknown;
  font(name: string): unknown;
}

/** What pdfkit has opened, of which its types tell nothing. */
interface OpenFont {
  readonly font: {
    readonly characterSet: readonly number[];
    hasGlyphForCodePoint(code: number): boolean;
    glyphForCodePoint(code: number): unknown;
    getGlyph(id: number): Glyph;
  };
  readonly subset: Subset;
}

interface Glyph {
  readonly path: { readonly commands: readonly OutlineCommand[] };
  readonly advanceWidth: number;
  readonly bbox: { readonly minX: number };
}

/** The glyphs that are embedded. */
interface Subset {
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: { readonly advance: number; readonly bearing: number }[] };
  offset: number;
}

/**
 * Opens the fonts in a new document. Returns how a text is to be written: in runs, each in its font. What no font has is
 * written by code points, such as `[U+6771 U+4EAC]`, so that nothing is left out.
 */
export function openFonts(document: FontHolder): (text: string) => readonly Run[] {
  const fileOf = createRequire(import.meta.url).resolve;
  const fonts = scripts.map((name) => {
    document.registerFont(name, fileOf(`@fontsource-variable/inter/files/inter-${name}-wght-normal.woff2`));
    document.font(name);
    return { name, font: prepared(Reflect.get(document, '_font')) };
  });
  const fontOf = (character: string) =>
    fonts.find(({ font }) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))?.name;
  return (text) => runsOf(text.normalize('NFC'), fontOf);
}

/** Makes pdfkit embed outlines, and returns the font. Throws where pdfkit is another than this is written for. */
function prepared(opened: unknown): OpenFont['font'] {
  if (!isOpenFont(opened)) throw new Error('This version of pdfkit keeps its fonts in another way.');
  const { font, subset } = opened;
  // Otherwise a letter that first comes as a part of another one, as the o of ö, is not known as itself.
  for (const code of font.characterSet) font.glyphForCodePoint(code);
  const addGlyph = (id: number) => {
    const glyph = font.getGlyph(id);
    const bytes = glyphBytes(glyph.path.commands);
    subset.glyf.push(bytes);
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: bytes.length > 0 ? glyph.bbox.minX : 0 });
    subset.offset += bytes.length;
    return subset.glyf.length - 1;
  };
  Reflect.set(subset, '_addGlyph', addGlyph);
  return font;
}

function isOpenFont(value: unknown): value is OpenFont {
  return (
    hasMethod(value, 'font', 'hasGlyphForCodePoint') &&
    hasMethod(value, 'font', 'getGlyph') &&
    hasMethod(value, 'subset', '_addGlyph')
  );
}

function hasMethod(holder: unknown, name: string, method: string): boolean {
  if (typeof holder !== 'object' || holder === null) return false;
  const part: unknown = Reflect.get(holder, name);
  return typeof part === 'object' && part !== null && typeof Reflect.get(part, method) === 'function';
}

function runsOf(text: string, fontOf: (character: string) => string | undefined): readonly Run[] {
  const runs: { font: string; text: string }[] = [];
  const write = (font: string, piece: string) => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += piece;
    else runs.push({ font, text: piece });
  };
  let missing: string[] = [];
  const writeMissing = () => {
    if (missing.length > 0) write('latin', `[${missing.join(' ')}]`);
    missing = [];
  };
  for (const character of text) {
    const font = fontOf(character);
    if (font === undefined) {
      missing.push(`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
      continue;
    }
    writeMissing();
    write(font, character);
  }
  writeMissing();
  return runs;
}
