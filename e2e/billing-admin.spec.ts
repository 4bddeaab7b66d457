import { seedIds } from '#domain/seed-ids.ts';
import { chooseAccount, endSession, expect, nextAnswer, pages, people, test } from './index.ts';

// The worked example of README.md.
test('a billing admin on a slow network whose session ended signs in again, and is back where they went', async ({
  page,
  signInAs,
  calls,
  quietConsole,
}) => {
  quietConsole.expectStatus(401); // the session that ended
  quietConsole.expectStatus(403); // what a billing admin may not see
  await calls.slow(800);
  await signInAs('billing');
  await endSession(page);

  const answer = nextAnswer(page, 'ListRoleBindings');
  await page.getByRole('link', { name: 'Identity & Access Management' }).click();
  expect((await answer).status()).toBe(401);
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await chooseAccount(page, 'billing');

  await expect(page).toHaveURL(pages.roleBindings);
  await expect(page.getByText('You need the permission to see role bindings (rolebinding.list).')).toBeVisible();
});

test('a billing admin is at home on Billing, and every other page says who could show it to them', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  await signInAs('billing');
  await expect(page).toHaveURL(pages.billing);
  await expect(page.getByRole('region', { name: 'Subscription' })).toContainText('Active');
  await expect(page.getByText('To know who they are, ask Olivia Owner.')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('rolebinding.list');

  const help = page.getByText(/Olivia Owner can give/).first();
  await page.getByRole('link', { name: 'Usage' }).click();
  await expect(page.getByRole('main')).toContainText('organization.usage.read');
  await expect(help).toBeVisible();
  for (const address of [pages.overview, pages.roleBindings, pages.roles, pages.serviceAccounts]) {
    await page.goto(address);
    await expect(help, address).toBeVisible();
  }
});

test('a billing admin who can’t see the overview is offered Billing, and reads “Read only” on no page that is denied', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  quietConsole.ignoreRefusals();
  await signInAs('billing', pages.projects);
  const main = page.getByRole('main');
  await expect(main).toContainText('You can’t see this page');
  await expect(main).not.toContainText('Read only.');
  await expect(main.getByRole('button', { name: 'Create Project' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(main).toContainText('You can’t see this overview');
  await expect(main.getByRole('link', { name: 'Projects' })).toHaveCount(0);
  await main.getByRole('link', { name: 'Billing' }).click();
  await expect(page).toHaveURL(pages.billing);
});

test('Usage and Billing are refused in the same shape', async ({ page, signInAs, quietConsole }) => {
  quietConsole.ignoreRefusals();
  await signInAs('viewer', pages.settings);
  const shapeOf = async (address: string) => {
    await page.goto(address);
    await expect(page.getByRole('main')).toContainText('You can’t see this page');
    const shape = page.getByRole('main').locator('header > *, h2, button');
    await expect(page.getByRole('button', { name: 'Copy message for an owner' })).toBeVisible();
    return shape.evaluateAll((all) => all.map(({ tagName }) => tagName));
  };
  expect(await shapeOf(pages.usage)).toEqual(await shapeOf(pages.billing));
});

test('whoever gets a role for billing with usage finds the usage one press away', async ({
  page,
  signInAs,
  given,
  mine,
}) => {
  await signInAs('owner', pages.billing);
  const role = mine('finance');
  await given.role(role, ['billing.read', 'billing.modify', 'organization.usage.read']);
  await given.roleBinding(`user:dev:${people.newcomer}`, `${seedIds.organization}:${role}`);

  await signInAs('newcomer');
  await expect(page).toHaveURL(pages.billing);
  await page.getByRole('region', { name: 'Upcoming invoice' }).getByRole('link', { name: 'See usage' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Usage' })).toBeVisible();
  // Who ends the story takes the role back.
  await signInAs('owner', pages.settings);
});
