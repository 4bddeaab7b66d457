import { expect, test } from 'vitest';

type Theme = 'light' | 'dark';
type Pair = readonly [front: string, back: string];
type Files = { readFileSync: (file: URL, encoding: 'utf8') => string };

// Vitest empties imported style sheets, and src/ has no Node types, which a test alone should not bring in: hence the variable.
const fs: string = 'node:fs';
const { readFileSync }: Files = await import(/* @vite-ignore */ fs);
const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

const colours = new Map(
  [...tokens.matchAll(/--color-([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)].map(
    ([, name = '', light, dark, both = '']) => [name, { light: light ?? both, dark: dark ?? both }] as const,
  ),
);

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(front: string, back: string, theme: Theme): number {
  const [a, b] = [front, back].map((name) => luminance(colours.get(name)?.[theme] ?? ''));
  if (a === undefined || b === undefined || Number.isNaN(a + b)) throw new Error(`No such token: ${front} or ${back}`);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const surfaces = ['surface', 'surface-raised', 'surface-muted', 'surface-hover'];
const hues = ['blue', 'teal', 'olive', 'plum', 'rose'];
const tones = ['accent', 'danger', 'warning', 'success'];

const textPairs: Pair[] = [
  ...surfaces.flatMap((back) => ['text', 'text-muted', 'accent', 'danger'].map((front): Pair => [front, back])),
  ...tones.flatMap((tone) => [tone, 'text', 'text-muted'].map((front): Pair => [front, `${tone}-subtle`])),
  ...['accent', 'danger'].flatMap((tone) =>
    [`${tone}-fill`, `${tone}-fill-hover`].map((back): Pair => [`on-${tone}`, back]),
  ),
  ...hues.map((hue): Pair => [`hue-${hue}`, `hue-${hue}-subtle`]),
  ['surface-raised', 'text'],
];

const edgePairs: Pair[] = [
  ...surfaces.flatMap((back) => ['line-strong', 'focus', 'accent-fill', 'danger'].map((front): Pair => [front, back])),
  ['focus', 'accent-subtle'],
  // Bars of a chart, also where the pointer is.
  ...['surface-raised', 'surface-hover'].flatMap((back) => hues.map((hue): Pair => [`hue-${hue}`, back])),
  ...['surface-raised', 'surface-hover'].map((back): Pair => ['accent', back]),
];

for (const theme of ['light', 'dark'] as const) {
  test(`text reaches 4.5:1 on every surface it stands on, ${theme}`, () => {
    const weak = textPairs.filter(([front, back]) => contrast(front, back, theme) < 4.5);
    expect(weak.map(([front, back]) => `${front} on ${back}: ${contrast(front, back, theme).toFixed(2)}`)).toEqual([]);
  });
  test(`borders of controls, fills and the focus ring reach 3:1, ${theme}`, () => {
    const weak = edgePairs.filter(([front, back]) => contrast(front, back, theme) < 3);
    expect(weak.map(([front, back]) => `${front} on ${back}: ${contrast(front, back, theme).toFixed(2)}`)).toEqual([]);
  });
}
