import type { Page } from '@playwright/test';
import { arrive } from '../fixtures/arrive.ts';
import { expect, test } from '../fixtures/test.ts';
import { addressOfRoute, allPages, leadingOn, type RoutePage, sentAddresses } from './routes.ts';

test(
  'a link leads to every page, the focus goes to its heading, and no two have the same heading or title',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    // All pages in one.
    test.slow();
    await signInAs('owner');
    const start = new URL(page.url()).pathname;
    const heads = [await readHead(page)];
    // Whoever opens an address above the first page is led on to it; the others are to be reached by links.
    const [above, others] = [true, false].map((is) =>
      allPages().filter(({ address }) => isAbove(address, start) === is),
    );
    // So does one that only leads on, at whatever place.
    const missing = new Set(
      others?.map(({ route }) => route).filter((route) => !leadingOn.has(route) && !sentAddresses.has(route)),
    );
    missing.delete(routeOf(start)?.route ?? '');

    const toVisit = [start];
    for (const from of toVisit) {
      if (missing.size === 0) break;
      for (const { route, href } of await linksOf(page, from)) {
        if (!missing.delete(route)) continue;
        await page.locator(`a[href="${href}"]:visible`).first().click();
        await expect.poll(() => routeOf(new URL(page.url()).pathname)?.route).toBe(route);
        await expect(page.getByRole('heading', { level: 1 }), `after a link to ${route}`).toBeFocused();
        heads.push(await readHead(page));
        toVisit.push(new URL(page.url()).pathname);
        await page.goBack();
        await expect(page).toHaveURL(from);
        await arrive(page);
      }
    }
    for (const { address } of above ?? []) {
      await go(page, address);
      expect(new URL(page.url()).pathname, `where ${address} leads on to`).toBe(start);
    }
    for (const [route, target] of leadingOn) {
      await go(page, addressOfRoute(route));
      expect(new URL(page.url()).pathname, `where ${route} leads on to`).toBe(addressOfRoute(target));
    }
    // No link leads to signing in for somebody who has.
    await go(page, '/sign-in');
    heads.push(await readHead(page));
    missing.delete('/sign-in');

    for (const route of sentAddresses) {
      await go(page, addressOfRoute(route));
      heads.push(await readHead(page));
    }

    expect(duplicates(heads.map(({ heading }) => heading))).toEqual([]);
    expect(duplicates(heads.map(({ title }) => title))).toEqual([]);
    expect([...missing], 'pages that no link leads to').toEqual([]);
  },
);

async function go(page: Page, address: string): Promise<void> {
  if (new URL(page.url()).pathname === address) return;
  await page.goto(address);
  await arrive(page);
}

/** The links of a page, by the route that they lead to; one for each. */
async function linksOf(page: Page, address: string): Promise<{ route: string; href: string }[]> {
  await go(page, address);
  const hrefs = await page
    .locator('a[href^="/"]:visible')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const found = new Map<string, string>();
  for (const href of hrefs) {
    const route = routeOf(href.split('?')[0] ?? '')?.route;
    if (route && !found.has(route)) found.set(route, href);
  }
  return Array.from(found, ([route, href]) => ({ route, href }));
}

/** The route of an address: where several fit, the one with the fewest parameters, as the router has it. */
function routeOf(pathname: string): RoutePage | undefined {
  const shape = (route: string) => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}/?$`);
  const parameters = ({ route }: RoutePage) => route.split('$').length;
  return allPages()
    .filter(({ route }) => shape(route).test(pathname))
    .toSorted((a, b) => parameters(a) - parameters(b))[0];
}

function isAbove(address: string, start: string): boolean {
  return start.startsWith(address) && start !== address;
}

async function readHead(page: Page): Promise<{ heading: string; title: string }> {
  return { heading: await page.getByRole('heading', { level: 1 }).innerText(), title: await page.title() };
}

function duplicates(texts: readonly string[]): string[] {
  return texts.filter((text, at) => texts.indexOf(text) !== at);
}
