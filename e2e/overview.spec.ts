import { pages } from './fixtures/acme.ts';
import { expect, test } from './fixtures/test.ts';

test(
  'the overview counts what needs attention as Role Bindings does',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.overview, { scenario: 'messy' });
    const card = page.getByRole('region', { name: 'Needs attention' });
    await expect(card.getByRole('link', { name: /people who can’t sign in/ })).toBeVisible();
    const all = card.getByRole('link', { name: /^Show all / });
    const count = (await all.innerText()).replace('Show all ', '');

    await all.click();
    await expect(page.getByRole('main')).toContainText(new RegExp(`${count} of \\d+ role bindings`));
  },
);

test(
  'the overview names the owners, and warns of one whom nobody can replace',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.overview);
    const owners = page.getByRole('region', { name: 'Owners' });
    await expect(owners).toContainText('Olivia Owner');
    await expect(owners).toContainText('Only one of these people can sign in.');

    await owners.getByRole('link', { name: 'Add an owner' }).click();
    const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
    await expect(sheet.getByRole('radio', { name: 'Owner', exact: true })).toBeChecked();
  },
);

test(
  'on its first day the steps of an organization lead to their forms',
  { tag: '@mocks' },
  async ({ page, signInAs }) => {
    await signInAs('owner', pages.overview, { scenario: 'empty' });
    const steps = page.getByRole('region', { name: 'Get started' });
    await expect(steps).toContainText('0 of 6 done');
    for (const form of [
      'Create Project',
      'Create Service Account',
      'Create API Token',
      'Create Role Binding',
      'Create Invite',
    ]) {
      await steps.getByRole('link', { name: form }).click();
      await expect(page.getByRole('dialog', { name: form })).toBeVisible();
      await page.goBack();
      await expect(steps).toBeVisible();
    }
  },
);
