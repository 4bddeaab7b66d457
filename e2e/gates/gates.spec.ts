/** The gates themselves: each is shown a page that is bad in its way, and must say so. */
import type { Page } from '@playwright/test';
import { accessibilityFindings } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Gate } from './finding.ts';
import { fits } from './fits.ts';
import { forcedColours } from './forced-colours.ts';
import { heading } from './heading.ts';
import { keyboard } from './keyboard.ts';
import { listState } from './list-state.ts';
import { menuKeyboard } from './menu-keyboard.ts';
import { motion } from './motion.ts';
import { nameColumns } from './name-columns.ts';
import { inEachOverlay } from './overlays.ts';
import { pressable } from './pressable.ts';
import { addressOfRoute, allPages } from './routes.ts';
import { denied, empty, failed, loading } from './states.ts';
import { targets } from './targets.ts';

const good = '<title>Good · Console</title><main><h1>Good</h1><p>Words.</p><button>Act</button></main>';
const dialog =
  '<button onclick="this.nextElementSibling.hidden = false">Open</button><div role="dialog" hidden><button></button></div>';
/** It writes what is searched for into its address, and does not read it there. */
const forgetful = `<!doctype html><main><h1>Roles</h1><input type="search" aria-label="Search"><table>
<thead><tr><th>Role</th></tr></thead><tbody><tr><td>Owner</td></tr><tr><td>Viewer</td></tr></tbody></table></main><script>
document.querySelector('input').oninput = ({ target: { value } }) => {
  history.replaceState(null, '', '?q=' + value);
  for (const row of document.querySelectorAll('tbody tr')) if (!row.innerText.includes(value)) row.remove();
};</script>`;

/** What is bad, and what the gate says of it. */
const bad: readonly (readonly [what: string, gate: Gate, html: string, words: RegExp])[] = [
  ['a second h1', heading, `${good}<h1>Second</h1>`, /2 h1/],
  ['a title that is not the heading', heading, good.replace('Good ·', 'Other ·'), /doesn't begin with/],
  ['a button without a name', targets, '<button style="width:40px;height:40px"></button>', /has no name/],
  ['two buttons of 10 px', targets, small('<button>a</button><button>b</button>'), /10 by 10 px/],
  ['an element of 400 px', fits, '<div style="width:400px">wide</div>', /400 px wide|to 4\d\d px of 320/],
  ['text that is cut', fits, '<p style="width:60px;overflow:hidden;white-space:nowrap">much too long</p>', /is cut/],
  [
    'text that is cut below',
    fits,
    '<div style="height:10px;overflow:hidden"><p>two<br>lines</p></div>',
    /is cut below/,
  ],
  [
    'what only a mouse can press',
    pressable,
    '<main tabindex="-1"><div onclick="this.hidden = true">Delete</div></main>',
    /no key reaches it: div “Delete”/,
  ],
  [
    'the same, as React makes it',
    pressable,
    '<main><p id="row">Open</p><script>row.__reactProps$1 = { onClick() {} }</script></main>',
    /no key reaches it: p “Open”/,
  ],
  [
    'a button above another',
    fits,
    '<button>one</button><button style="margin-left:-30px">two</button>',
    /above another/,
  ],
  [
    'low contrast',
    accessibilityFindings,
    '<main><p style="color:#bbb;background:#fff">pale</p></main>',
    /color-contrast/,
  ],
  [
    'a focus that nothing shows',
    keyboard,
    '<button style="outline:none">a</button><button>b</button>',
    /nothing shows the focus/,
  ],
  ['a trap', keyboard, '<button onblur="this.focus()">a</button><button>b</button>', /doesn't (lead on|reach)/],
  [
    'what Tab leaves out',
    keyboard,
    '<a href="#" onfocus="c.focus()">a</a><button>b</button><button id=c>c</button>',
    /doesn't reach/,
  ],
  [
    'text in the colour of its ground',
    forcedColours,
    lasting('<p style="color:red;background:red">gone</p>'),
    /can't be seen/,
  ],
  [
    'a disabled button like others',
    forcedColours,
    lasting('<button aria-disabled="true" style="color:black">off</button>'),
    /doesn't look disabled/,
  ],
  [
    'something that moves',
    motion,
    '<style>@keyframes m{to{left:9px}}</style><p style="animation:m 9s">x</p>',
    /moves by left/,
  ],
  [
    'a menu that only a mouse goes through',
    menuKeyboard,
    '<div role="menu"><div role="menuitem" tabindex="0">Edit</div><div role="menuitem">Delete</div></div>',
    /no arrow key reaches menuitem “Delete”/,
  ],
  [
    'a column too narrow for names',
    nameColumns,
    '<table style="table-layout:fixed"><thead><tr><th style="width:60px">Role</th></tr></thead><tbody><tr><td style="overflow-wrap:anywhere"><bdi>Owner</bdi></td></tr></tbody></table>',
    /shows \d of 12 characters of a long name: th “Role”/,
  ],
  ['a page that loads in silence', loading, '<header>Console</header><main><h1>Roles</h1></main>', /nothing says/],
  [
    'a failure that nothing tries again',
    failed,
    '<main><h1>Roles</h1><p role="alert">The roles could not be loaded</p></main>',
    /nothing tries again/,
  ],
  ['a retry without words', failed, '<main><h1>Roles</h1><button>Try again</button></main>', /what failed is not said/],
  ['a denial without its permission', denied, '<main><h1>Roles</h1><p>Access denied</p></main>', /which permission/],
  ['an empty page that leads nowhere', empty, '<main><h1>Roles</h1><p>No roles</p></main>', /what to do next/],
];

for (const [what, gate, html, words] of bad) {
  test(`a gate reports ${what}`, { tag: '@mocks' }, async ({ page }) => {
    await show(page, html);

    expect((await gate(page)).join('\n')).toMatch(words);
  });
}

test('the gates have nothing against a good page', { tag: '@mocks' }, async ({ page }) => {
  await show(
    page,
    good.replace('<main>', '<main style="line-height:2">').replace('<button', '<button style="min-height:24px"'),
  );

  const gates = [heading, targets, pressable, fits, keyboard, forcedColours, motion];
  for (const gate of gates) expect(await gate(page)).toEqual([]);
});

test(
  'a gate looks into a dialog that a button opens, and misses a menu that doesn’t open',
  { tag: '@mocks' },
  async ({ page }) => {
    await show(
      page,
      `<main>${dialog}<button aria-haspopup="menu">More</button></main><script>onkeydown = () => (document.querySelector('[role=dialog]').hidden = true)</script>`,
    );

    const found = await inEachOverlay(page, page.getByRole('main'), targets);
    expect(found).toContainEqual(expect.stringContaining('Open: has no name'));
    expect(found).toContain('More: promises a menu, and opens nothing');
  },
);

test('a gate reports a list that forgets its search over a reload', { tag: '@mocks' }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.route('http://list.example/**', (route) => route.fulfill({ contentType: 'text/html', body: forgetful }));
  await page.goto('http://list.example/roles');

  expect(await listState(page)).toEqual([
    expect.stringMatching(/a search for Viewer: a reload makes the search “” instead of “Viewer”/),
    expect.stringMatching(/a reload makes the rows “Owner \| Viewer” instead of “Viewer”/),
  ]);
});

test('a route with a parameter that has no example says where to add one', { tag: '@mocks' }, () => {
  expect(() => addressOfRoute('/organizations/$organizationId/invites/$inviteId')).toThrow(
    /\$inviteId an example .*routes\.ts/,
  );
  expect(allPages().length).toBeGreaterThan(8);
});

async function show(page: Page, html: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 600 });
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await page.setContent(`<!doctype html><html lang="en"><body>${html}</body></html>`);
}

function small(html: string): string {
  return `<style>button{all:unset;display:inline-block;width:10px;height:10px}</style>${html}`;
}

/** Forced colours leave alone what asks for it. */
function lasting(html: string): string {
  return `<style>*{forced-color-adjust:none}</style>${html}`;
}
