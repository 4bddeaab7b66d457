import type { Page } from '@playwright/test';
import { type Gate, withParts } from './finding.ts';

/**
 * Goes by the arrow keys through the menu that is open: every line is reached, one that is off too, so that its reason is
 * read; the focus can be seen on each; and after the last line the first one follows.
 */
export const menuKeyboard: Gate = async (page) => {
  await withParts(page);
  const names = await page.evaluate(() => window.gateParts.inside('[role^=menuitem]').map(window.gateParts.say));
  await page.keyboard.press('Home');
  const way = [await focusedLine(page)];
  for (const _ of names) {
    await page.keyboard.press('ArrowDown');
    way.push(await focusedLine(page));
  }
  const reached = new Set(way.map(({ at }) => at));
  return [
    ...names.filter((_, at) => !reached.has(at)).map((name) => `no arrow key reaches ${name}`),
    ...(reached.has(-1) ? ['an arrow key leads out of the menu'] : []),
    ...(way.at(-1)?.at === way[0]?.at ? [] : ['after the last line of the menu the first one does not follow']),
    ...new Set(
      way.filter(({ at, isShown }) => at >= 0 && !isShown).map(({ at }) => `nothing shows the focus of ${names[at]}`),
    ),
  ];
};

/** Which line has the focus, none is -1; and whether an outline shows it, which forced colours keep. */
function focusedLine(page: Page): Promise<{ at: number; isShown: boolean }> {
  return page.evaluate(async () => {
    // What a key does is drawn within a frame; a busy machine may take the next.
    for (let frames = 0; frames < 3; frames += 1) await new Promise((drawn) => void requestAnimationFrame(drawn));
    const lines = window.gateParts.inside('[role^=menuitem]');
    const at = lines.findIndex((line) => line === document.activeElement);
    const line = lines[at];
    if (!line) return { at, isShown: false };
    const { outlineStyle, outlineWidth } = getComputedStyle(line);
    return { at, isShown: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0 };
  });
}
