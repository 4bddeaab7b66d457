import type { Page } from '@playwright/test';
import { seedIds } from '#domain/seed-ids.ts';
import { pages, people, projects } from './fixtures/acme.ts';
import { nextDownload } from './fixtures/download.ts';
import { filterBy } from './fixtures/filter.ts';
import { writeProfile } from './fixtures/parca-client.ts';
import { columnOf, expectNoRow, expectRow, rowsOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

const chart = (page: Page) => page.getByRole('application', { name: 'Usage by UTC day and project' });
const totals = (page: Page) => page.getByRole('table', { name: 'Usage by project' });
const list = (page: Page) => page.getByRole('table', { name: 'Daily totals' });
const legend = (page: Page) => page.getByRole('list', { name: 'Projects in the chart' });

const cellsOf = (line: string) => line.slice(1, -1).split('","');

/** The daily totals as somebody takes them home: a line each, by the words of its first line. */
async function exportedDays(page: Page): Promise<Record<string, string>[]> {
  const file = nextDownload(page);
  await page.getByRole('button', { name: 'Export daily totals' }).click();
  await page.getByRole('menuitem', { name: /as CSV$/ }).click();
  const { name, text } = await file;
  expect(name).toMatch(/^acme-daily-totals-\d{4}-\d{2}-\d{2}\.csv$/);
  const [header = '', ...lines] = text.split('\r\n').filter(Boolean);
  expect(header).toBe('\uFEFF"ID","UTC day","Project","Project ID","Received (GiB)","Bytes","Samples"');
  const columns = cellsOf(header.replace('\uFEFF', ''));
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, at) => [columns[at], cell])));
}

test('an owner walks the bars of a month by keys, from day to day and through the projects', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.usage);
  await chart(page).focus();
  await page.keyboard.press('Home');
  await expect(chart(page)).toHaveAccessibleDescription(/^1 [A-Z][a-z]{2} \d{4}, all projects: [\d,.]+ GiB$/);
  // The smallest project lies on top, the largest at the bottom.
  const layers = await legend(page).getByRole('listitem').count();
  for (let pressed = 0; pressed < layers; pressed += 1) await page.keyboard.press('ArrowDown');
  await expect(chart(page)).toHaveAccessibleDescription(/^1 .*, Production: [\d,.]+ GiB of [\d,.]+ GiB$/);
  await page.keyboard.press('Tab');
  await expect(chart(page)).not.toBeFocused();
});

test('an owner singles a project out, sends the address, and comes back to all', async ({ page, signInAs }) => {
  await signInAs('owner', pages.usage);
  await legend(page).getByRole('link', { name: 'Only Staging' }).click();
  await expect(legend(page).getByRole('listitem')).toHaveText(['Staging']);
  await expectNoRow(list(page), { Project: 'Production' });
  await expect(page).toHaveURL(new RegExp(`project=.*${projects.staging}`));

  await page.reload();
  await expect(legend(page).getByRole('listitem')).toHaveText(['Staging']);
  await chart(page).focus();
  await page.keyboard.press('Home');
  await expect(chart(page)).toHaveAccessibleDescription(/^1 [A-Z][a-z]{2} \d{4}, Staging: [\d,.]+ GiB$/);

  await page.getByRole('link', { name: 'Show all projects' }).click();
  await expect(legend(page).getByRole('listitem').first()).toHaveText('Only Production');
  await expectRow(list(page), { Project: 'Production' });
});

test('an owner sees what each project received in this month and the last, also one that is gone', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.usage);
  await expectRow(totals(page), { Project: 'Production' });
  await expectRow(totals(page), { Project: 'Legacy API Deleted' });
  const row = (await rowsOf(totals(page))).find(({ Project }) => Project === 'Production') ?? {};
  const months = Object.keys(row).filter((header) => header.endsWith('(GiB)'));
  expect(months).toHaveLength(2);
  for (const month of months) expect(row[month]).toMatch(/^[\d,]+\.\d\d$/);

  // The last row is the figures above, to compare them.
  const all = (await rowsOf(totals(page))).at(-1) ?? {};
  expect(all.Project).toBe('All projects');
  const figures = page.getByRole('definition').filter({ hasText: /^[\d,.]+ GiB$/ });
  await expect(figures).toHaveText(months.map((month) => `${all[month]} GiB`));
});

test('an auditor looks for a day, and finds that day alone', async ({ page, signInAs }) => {
  await signInAs('owner', pages.usage);
  const [first = ''] = await columnOf(list(page), 'UTC day');
  const search = page.getByRole('searchbox', { name: 'Search daily totals' });
  for (const query of [first, first.replace(/ \d{4}$/, '')]) {
    await search.fill(query);
    await expect.poll(async () => new Set(await columnOf(list(page), 'UTC day'))).toEqual(new Set([first]));
  }
  await search.fill(projects.production.slice(0, 8));
  await expect(page.getByText('The search looks at projects, whole IDs and days.')).toBeVisible();
  await search.fill(projects.production);
  await expectNoRow(list(page), { Project: 'Staging' });
  await expectRow(list(page), { Project: 'Production' });
});

test('an address with a project that is none says so', async ({ page, signInAs }) => {
  const unknown = '00000000-0000-4000-8000-000000000000';
  await signInAs('owner', `${pages.usage}?project=${unknown}`);
  await expect(page.getByText(`This organization’s usage has no project with the ID ${unknown}.`)).toBeVisible();
  await expect(page.getByText('Unknown project (00000000)').first()).toBeVisible();
  await page.getByRole('link', { name: 'Show all projects' }).click();
  await expect(legend(page).getByRole('listitem').first()).toHaveText('Only Production');
});

test('an auditor takes the days home as a file, whose bytes add up to the figure on the page', async ({
  page,
  signInAs,
}) => {
  await signInAs('owner', pages.usage);
  const figure = page.getByRole('definition').filter({ hasText: 'GiB' }).first();
  await expect(figure).toHaveText(/^[\d,]+\.\d\d GiB$/);
  const shown = await figure.innerText();

  const days = await exportedDays(page);
  expect(days.every(({ 'UTC day': day = '' }) => /^\d{4}-\d{2}-\d{2}$/.test(day))).toBe(true);
  const bytes = days.reduce((sum, { Bytes = '' }) => sum + BigInt(Bytes), 0n);
  const hundredths = (bytes * 200n + 1024n ** 3n) / (1024n ** 3n * 2n);
  expect(shown.replaceAll(/[,.]| GiB/g, '')).toBe(String(hundredths));
});

test(
  'what a real client writes is in the bar of the day, byte by byte',
  { tag: '@live' },
  async ({ page, signInAs, given, mine, edge }) => {
    await signInAs('owner', pages.projects);
    const name = mine('metered');
    const projectId = await given.project(name);
    const account = await given.serviceAccount(mine('agent'));
    await given.roleBinding(`serviceaccount:${mine('agent')}`, 'system:profile-writer', projectId);
    const token = await given.secret(account, 'agent');
    for (const bytes of [1, 2_000_000, 300]) expect(await writeProfile(edge, { token, projectId }, bytes)).toBe('OK');

    // Counted in memory, and written at most a second later.
    await expect(async () => {
      await page.goto(`${pages.usage}?project=${projectId}`);
      await expect(legend(page).getByRole('listitem')).toHaveText([name], { timeout: 1_000 });
    }).toPass();
    await chart(page).focus();
    await page.keyboard.press('End');
    await expect(chart(page)).toHaveAccessibleDescription(/: <0\.01 GiB$/);
    expect((await exportedDays(page)).map(({ Project, Bytes, Samples }) => [Project, Bytes, Samples])).toEqual([
      [name, '2000301', '3'],
    ]);
  },
);

test('a billing admin who may see usage gets it, with the price, and without names of what they can’t see', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  await signInAs('owner', pages.projects);
  const name = mine('usage');
  await given.role(name, ['organization.usage.read']);
  await given.roleBinding(`user:dev:${people.billing}`, `${seedIds.organization}:${name}`);
  await signInAs('billing', pages.usage);
  await expectRow(totals(page), { Project: 'Production' });
  await expect(page.getByText('You don’t see all projects, so it isn’t known here which are deleted.')).toBeVisible();
  await filterBy(page, 'Project', 'Production');
  await expectNoRow(list(page), { Project: 'Staging' });
  expect(new Set(await columnOf(list(page), 'Project'))).toEqual(new Set(['Production']));
  // Whoever is signed in at the end takes back what was given.
  await signInAs('owner', pages.projects);
});

for (const person of ['viewer', 'billing'] as const) {
  test(`a ${person} without the permission hears which one is missing, and who could give it`, async ({
    page,
    signInAs,
    quietConsole,
  }) => {
    quietConsole.expectStatus(403);
    await signInAs(person, pages.usage);
    await expect(page.getByRole('main')).toContainText('organization.usage.read');
    await expect(page.getByRole('main')).toContainText('can give it to you');
    await expect(chart(page)).toHaveCount(0);
  });
}

/** Both sides of UTC; in Berlin clocks go forward on this day, in Lord Howe by half an hour on another. */
for (const timezoneId of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Berlin', 'Australia/Lord_Howe']) {
  test.describe(`in ${timezoneId}`, { tag: '@mocks' }, () => {
    test.use({ timezoneId });

    test('the days are those of UTC', async ({ page, signInAs }) => {
      const now = '2026-03-29T01:30:00Z';
      await signInAs('owner', pages.usage, { clock: `${now},fixed` });
      await expect(page.getByText('Day 29 of 31, in UTC')).toBeVisible();
      await chart(page).focus();
      await page.keyboard.press('End');
      await expect(chart(page)).toHaveAccessibleDescription(/^29 Mar 2026, all projects/);
      await page.keyboard.press('Home');
      await expect(chart(page)).toHaveAccessibleDescription(/^1 Mar 2026, all projects/);
      const days = await columnOf(list(page), 'UTC day');
      expect(days[0]).toBe('29 Mar 2026');
    });
  });
}

/** Late in a month, so that most days have something. */
const clock = '2026-11-29T12:00:00Z,fixed';

test.describe('on a phone', { tag: '@mocks' }, () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test('what a finger tapped stays named until a tap elsewhere', async ({ page, signInAs }) => {
    await signInAs('owner', pages.usage, { clock });
    await expect(page.getByText('Tap a bar for its day, project and amount.')).toBeVisible();
    await chart(page).scrollIntoViewIfNeeded();
    const { width, height } = (await chart(page).boundingBox()) ?? { width: 0, height: 0 };
    await chart(page).tap({ position: { x: width / 2, y: height - 50 } });
    await expect(chart(page)).toHaveAccessibleDescription(/^\d+ .*, Production: [\d,.]+ GiB of [\d,.]+ GiB$/);
    await page.getByRole('heading', { name: 'Each day' }).tap();
    await expect(chart(page)).toHaveAccessibleDescription(/^Tap a bar/);
  });
});

/** Runs in the page: adds up how far things move that nobody pressed. */
function addUpShifts() {
  let moved = 0;
  new PerformanceObserver((seen) => {
    for (const shift of seen.getEntries()) if ('value' in shift) moved += Number(shift.value);
    document.documentElement.dataset.moved = String(moved);
  }).observe({ type: 'layout-shift', buffered: true });
}

for (const [width, height] of [
  [360, 780],
  [768, 900],
  [1440, 900],
] as const) {
  test.describe(`${width} pixels wide`, { tag: '@mocks' }, () => {
    test.use({ viewport: { width, height } });

    test('nothing moves when the last cycle and the price arrive', async ({ page, signInAs }) => {
      await page.addInitScript(addUpShifts);
      await signInAs('owner', pages.usage, { latency: '300-900', clock });
      await expect(page.getByText(/less the discount\.$/)).toBeVisible();
      await expectRow(totals(page), { Project: 'All projects' });
      const moved = await page.locator('html').getAttribute('data-moved');
      expect(Number(moved ?? 0)).toBeLessThan(0.001);
    });
  });
}

test.describe('the usage of a month', { tag: '@mocks' }, () => {
  test('is “so far” until its last moment', async ({ page, signInAs }) => {
    await signInAs('owner', pages.usage, { clock: '2026-10-31T22:00:00Z,fixed' });
    await expect(page.getByText('October 2026, so far')).toBeVisible();
    await expect(page.getByText('Day 31 of 31, in UTC')).toBeVisible();
  });

  test('becomes an amount of money at this pace, as the plan and its discount say', async ({ page, signInAs }) => {
    const now = '2026-11-16T00:00:00Z';
    await signInAs('owner', pages.usage, { clock: `${now},fixed` });
    const pace = page.getByRole('term').filter({ hasText: 'At this pace' }).locator('..');
    await expect(pace).toHaveText(
      /At this pace\$[\d,]+\.\d\dfor [\d,]+\.\d\d GiB by the end of November 2026\. 100 GiB are included, then \$0\.25 a GiB, less the discount\./,
    );
  });

  test('is shown without the last one where that fails', async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(500);
    await signInAs('owner', pages.usage, { fault: 'GetUsage:internal' });
    await expect(page.getByText('The billing cycle before could not be loaded')).toBeVisible();
    await expectRow(totals(page), { Project: 'Production' });
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('is shown without the price where that fails', async ({ page, signInAs, quietConsole }) => {
    quietConsole.expectStatus(500);
    await signInAs('owner', pages.usage, { fault: 'GetPlan:internal' });
    await expect(page.getByText('The price could not be loaded')).toBeVisible();
    await expect(chart(page)).toBeVisible();
  });

  test('is all that a backend of the public API alone can tell, and the page says so', async ({
    page,
    signInAs,
    quietConsole,
  }) => {
    quietConsole.expectStatus(501);
    await signInAs('owner', pages.usage, { fault: 'GetCapabilities:unimplemented' });
    await expect(page.getByText('This server doesn’t tell what earlier billing cycles received.')).toBeVisible();
    await expect(chart(page)).toBeVisible();
  });

  test('is said to be nothing yet where nothing was received', async ({ page, signInAs }) => {
    await signInAs('owner', pages.usage, { scenario: 'empty' });
    await expect(page.getByText(/^Nothing received in \w+ \d{4} yet$/)).toBeVisible();
  });
});
