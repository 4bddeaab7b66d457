import type { Locator, Page } from '@playwright/test';
import { arrive } from '../fixtures/arrive.ts';
import type { RpcLog } from '../fixtures/rpc-log.ts';
import type { Rpc } from '../fixtures/rpc.ts';
import { expect, test } from '../fixtures/test.ts';
import { HeldAnswers } from './held-answers.ts';
import { choosing, pagesOfAnOwner, pagesWithData, sentAddresses, withoutOwnAccess } from './routes.ts';
import { content, denial, denied, empty, failed, loading, partFailed, retryOf } from './states.ts';

test.use({ viewport: { width: 320, height: 700 } });

/** What the frame of every page asks for. Where a page asks for more, it is that which fails. */
const ofTheFrame: readonly Rpc[] = ['GetSelf', 'GetProjects'];
const ofOwnAccess: readonly Rpc[] = ['GetCapabilities', 'GetOwnAccess'];
/** What only enables and disables. */
const aside = new Set<string>([...ofTheFrame, ...ofOwnAccess]);

test.describe('every page passes the gates', { tag: '@mocks' }, () => {
  for (const { route, address } of pagesWithData()) {
    if (!sentAddresses.has(route))
      test(`when it is denied: ${route}`, async ({ page, rpcLog, quietConsole }) => {
        quietConsole.ignoreRefusals();
        await open(page, `${address}?as=billing`);
        // One that is for billing admins, or that leads them on, is denied to somebody without any role.
        if (!isAt(page, address) || !(await isDenied(page, rpcLog))) await open(page, `${address}?as=newcomer`);
        expect(isAt(page, address), 'it leads on').toBe(true);
        expect(await denied(page)).toEqual([]);
      });

    test(`while it loads: ${route}`, async ({ page }) => {
      await HeldAnswers.on(page);
      await page.goto(`${address}?as=owner`);
      await soon(page.getByText('Loading…'));
      expect(isAt(page, address), 'it leads on').toBe(true);
      expect(await loading(page)).toEqual([]);
    });

    test(`when its calls fail, and once they go well: ${route}`, async ({ page }) => {
      const answers = await HeldAnswers.on(page);
      await page.goto(`${address}?as=owner`);
      await soon(page.getByText('Loading…'));
      const own = (await answers.asked()).filter((rpc) => !aside.has(rpc));
      await answers.refuseAllBut(own.length > 0 ? ofTheFrame : []);
      await arrive(page);
      await soon(retryOf(page));
      expect(isAt(page, address), 'it leads on').toBe(true);
      expect.soft(await failed(page), 'when they fail').toEqual([]);

      await answers.answer();
      const retry = retryOf(page);
      if ((await retry.count()) > 0) await retry.first().click();
      await expect(retry, 'after trying again').toHaveCount(0);
      await expect(page.getByText('Loading…')).toHaveCount(0);
      await arrive(page);
      expect(await content(page), 'once they go well').toEqual([]);
    });
  }

  for (const { route, address } of pagesOfAnOwner()) {
    if (!choosing.has(route))
      test(`while it is empty: ${route}`, async ({ page, quietConsole }) => {
        // Of the page of one thing, which is not there.
        quietConsole.ignoreRefusals();
        await open(page, `${address}?as=owner&scenario=empty`);
        expect(isAt(page, address), 'it leads on').toBe(true);
        expect(await empty(page)).toEqual([]);
      });

    test(`and says which call failed, each by itself: ${route}`, async ({ page, rpcLog, quietConsole }) => {
      quietConsole.ignoreRefusals();
      await open(page, `${address}?as=owner`);
      expect(isAt(page, address), 'it leads on').toBe(true);

      const found: string[] = [];
      const unasked = new Set<string>(withoutOwnAccess.has(route) ? ofOwnAccess : []);
      for (const rpc of rpcLog.methods.filter((name) => !unasked.has(name))) {
        await open(page, `${address}?as=owner&fault=${rpc}:internal`);
        await soon(retryOf(page));
        found.push(...(await partFailed(page)).map((finding) => `${rpc}: ${finding}`));
      }
      expect(found).toEqual([]);
    });
  }
});

function isAt(page: Page, address: string): boolean {
  return new URL(page.url()).pathname === address;
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await arrive(page);
}

/** Whether a call was refused, or the page says that something is denied. */
async function isDenied(page: Page, rpcLog: RpcLog): Promise<boolean> {
  if (/ permission_denied /.test(await rpcLog.text())) return true;
  return denial.test(await page.getByRole('main').innerText());
}

/** Until it is there. What never comes is the gate's to say. */
async function soon(part: Locator): Promise<void> {
  await part
    .first()
    .waitFor({ state: 'attached', timeout: 20_000 })
    .catch(() => {});
}
