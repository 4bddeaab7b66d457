import { chooseAccount, endSession, expect, nextAnswer, pages, test } from './index.ts';

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
