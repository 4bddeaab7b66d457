import type { Locator, Page } from '@playwright/test';
import { pages } from './fixtures/acme.ts';
import { bindingSheet } from './fixtures/binding-sheet.ts';
import { press, tabTo } from './fixtures/keyboard.ts';
import { rowOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';

/** The answer's own sentence. */
const verdict = (page: Page): Locator => page.getByRole('main').getByRole('heading', { level: 2 }).first();

test('a page that is denied leads to the reason in one press', async ({ page, signInAs, quietConsole }) => {
  quietConsole.expectStatus(403);
  await signInAs('billing', pages.roleBindings);
  await page.getByRole('link', { name: 'Explain why' }).click();

  await expect(page).toHaveURL(/subject=user%3Adev%3Abilling%40acme\.example/);
  await expect(verdict(page)).toHaveText(
    'No: you can’t see role bindings (rolebinding.list) in the whole organization.',
  );
  await expect(page.getByText('Your only role here, Billing Admin, doesn’t include it.')).toBeVisible();
});

test('a button that is off leads to the reason by keyboard', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.serviceAccounts);
  const create = page.getByRole('button', { name: 'Create Service Account' });
  await tabTo(page, create);
  const why = page.getByRole('link', { name: 'Explain why' });
  await expect(why).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(why).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(create).toBeFocused();
  await expect(why).toBeHidden();

  await page.getByRole('heading', { level: 1 }).focus();
  await press(page, create);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText(/^No: you can’t create service accounts/);
});

test('a button that is off leads to the reason by the pointer', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('viewer', pages.serviceAccounts);
  await page.getByRole('button', { name: 'Create Service Account' }).hover();
  await page.getByRole('link', { name: 'Explain why' }).click();
  await expect(verdict(page)).toHaveText(/^No: you can’t create service accounts/);
});

test('a form that is refused leads to the reason', async ({ page, signInAs, given, quietConsole }) => {
  quietConsole.expectStatus(403);
  await signInAs('owner');
  const right = await given.roleBinding('user:dev:viewer@acme.example', 'system:owner');
  await signInAs('viewer', `${pages.roleBindings}?create=binding&subject=serviceaccount:dashboards&role=system:writer`);
  const sheet = bindingSheet(page);
  await sheet.getByRole('radio', { name: 'Whole organization' }).check();
  await given.deletedRoleBinding(right);
  await sheet.getByRole('button', { name: 'Create Role Binding' }).click();

  await sheet.getByRole('link', { name: 'Explain why' }).click();
  await page.getByRole('button', { name: 'Close anyway' }).click();
  await expect(verdict(page)).toHaveText(/^No: you can’t create role bindings/);
});

test('a page that is read only leads to the reason', { tag: '@mocks' }, async ({ page, signInAs }) => {
  await signInAs('viewer', pages.roles);
  await page.getByText('Why?').click();
  await page.getByRole('main').getByRole('link', { name: 'Explain why' }).click();
  await expect(verdict(page)).toHaveText(/^No: you can’t create roles/);
});

test('a line of a menu that is off leads to the reason', async ({ page, signInAs }) => {
  await signInAs('viewer', pages.roleBindings);
  await rowOf(page.getByRole('table', { name: 'Role bindings' }), 'agent-production')
    .getByRole('button', { name: /^Actions for / })
    .click();
  // Each line that is off has one; the last is that of the deletion.
  await page.getByRole('menuitem', { name: 'Explain why' }).last().click();
  await expect(verdict(page)).toHaveText(/^No: you can’t delete role bindings/);
});
