import { keep, kept } from './kept.ts';

export type Theme = 'light' | 'dark' | 'system';

const key = 'theme';

/** The theme that the person chose; `system` by default, or without storage. */
export function readTheme(): Theme {
  const stored = kept(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Applies and stores a theme. At the next load, public/theme.js applies it before the first paint. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const dark = theme === 'system' ? meta.media.includes('dark') : theme === 'dark';
    meta.content = dark ? '#0f1115' : '#fbfbfd';
  }
  keep(key, theme === 'system' ? undefined : theme);
}
