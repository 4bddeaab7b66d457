import type { Locator, Page } from '@playwright/test';
import { arrive } from '../fixtures/arrive.ts';
import type { RpcLog } from '../fixtures/rpc-log.ts';
import type { Rpc } from '../fixtures/rpc.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Gate } from './finding.ts';
import { HeldAnswers } from './held-answers.ts';
import { allPages } from './routes.ts';
import { content, denial, denied, empty, failed, loading, partFailed, retryOf } from './states.ts';

// Findings say where they are: a trace of so many looks would only cost time.
test.use({ viewport: { width: 320, height: 700 }, trace: 'off' });

/** What the frame of every page asks for. Where a page asks for more, it is that which fails. */
const ofTheFrame: readonly Rpc[] = ['GetSelf', 'GetProjects'];
/** What only enables and disables. */
const aside = new Set<string>([...ofTheFrame, 'CanI']);

test.describe('every page, in each of its states,', { tag: '@mocks' }, () => {
  for (const { route, address } of allPages()) {
    test(`passes the gates: ${route}`, async ({ page, rpcLog, quietConsole }) => {
      // Of somebody who may not see the page.
      quietConsole.ignoreRefusals();
      const found: string[] = [];
      const look = async (state: string, gate: Gate) =>
        void found.push(...(await gate(page)).map((finding) => `${state}: ${finding}`));

      const isHere = () => new URL(page.url()).pathname === address;
      await open(page, `${address}?as=billing`);
      // A page without data has one state.
      if (rpcLog.methods.length === 0) return;
      const leadsOn = !isHere();
      // A page that is for billing admins, or that leads them on, is denied to somebody without any role.
      if (leadsOn || !(await isDenied(page, rpcLog))) await open(page, `${address}?as=newcomer`);
      // Everybody is led on, to a page that is here, too.
      if (!isHere()) return;
      await look('denied', denied);

      if (!leadsOn) {
        await open(page, `${address}?as=owner&scenario=empty`);
        await look('empty', empty);
      }

      const answers = await HeldAnswers.on(page);
      await page.goto(`${address}?as=owner&scenario=`);
      await soon(page.getByText('Loading…'));
      await look('loading', loading);

      const own = (await answers.asked()).filter((rpc) => !aside.has(rpc));
      await answers.refuseAllBut(own.length > 0 ? ofTheFrame : []);
      await arrive(page);
      await soon(retryOf(page));
      await look('error', failed);

      await answers.answer();
      const retry = retryOf(page);
      if ((await retry.count()) > 0) await retry.first().click();
      await expect(retry, 'after trying again').toHaveCount(0);
      await expect(page.getByText('Loading…')).toHaveCount(0);
      await arrive(page);
      await look('content', content);
      expect(found).toEqual([]);
    });

    test(`says each call that failed: ${route}`, async ({ page, rpcLog, quietConsole }) => {
      quietConsole.ignoreRefusals();
      await open(page, `${address}?as=owner`);
      if (new URL(page.url()).pathname !== address) return;

      const found: string[] = [];
      for (const rpc of rpcLog.methods) {
        await open(page, `${address}?as=owner&fault=${rpc}:internal`);
        await soon(retryOf(page));
        found.push(...(await partFailed(page)).map((finding) => `${rpc}: ${finding}`));
      }
      expect(found).toEqual([]);
    });
  }
});

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
    .waitFor({ state: 'attached', timeout: 5_000 })
    .catch(() => {});
}
