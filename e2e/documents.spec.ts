import type { Page } from '@playwright/test';
import { pages, projects } from './fixtures/acme.ts';
import { tableInDocument } from './fixtures/table-in-document.ts';
import { rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { fillNewAccount } from './fixtures/token-sheet.ts';

/** Comes from the open page to where a fault is seen. */
type Act = (page: Page) => Promise<void>;

/** The places that docs/mocks.md names: their addresses, and what is done there. */
const places: Readonly<Record<string, { readonly address: string; readonly act?: Act }>> = {
  'page Role Bindings': { address: pages.roleBindings },
  'sheet Create Service Account': {
    address: `${pages.serviceAccounts}?create=service-account`,
    act: async (page) => {
      const sheet = page.getByRole('dialog', { name: 'Create Service Account' });
      await sheet.getByLabel('Name').fill('ci-faulty');
      await sheet.getByRole('button', { name: 'Create Service Account' }).click();
    },
  },
  'sheet Create API Token': {
    address: pages.serviceAccounts,
    act: async (page) => {
      const sheet = await fillNewAccount(page, { account: 'ci-faulty', role: 'Viewer' });
      await sheet.getByRole('button', { name: 'Create Token' }).click();
    },
  },
  'dialog Delete role binding': {
    address: `${pages.roleBindings}?q=agent-production`,
    act: async (page) => {
      await rowAction(page.getByRole('table', { name: 'Role bindings' }), 'agent-production', 'Delete role binding');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete role binding' }).click();
    },
  },
};

test.describe('a person sees of a fault what docs/mocks.md says', { tag: '@mocks' }, () => {
  const lines = tableInDocument('docs/mocks.md', ['fault', 'where', 'what a person sees']);
  for (const { fault = '', where = '', 'what a person sees': sees = '' } of lines) {
    test(`${fault}: ${where}`, async ({ page, signInAs, quietConsole }) => {
      const place = places[where];
      if (!place) throw new Error(`Say in documents.spec.ts how a story comes to “${where}”.`);
      quietConsole.ignoreRefusals();
      if (/network|lost|offline/.test(fault)) quietConsole.expect(/net::ERR_FAILED/);
      await signInAs('owner', place.address, { fault });
      await place.act?.(page);

      const quoted = sees.match(/(?<=“)[^”]+(?=”)/g) ?? [];
      expect(quoted.length, 'words in quotes').toBeGreaterThan(0);
      for (const words of quoted) await expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible();
    });
  }
});

const sheets: Readonly<Record<string, string>> = {
  'Create Invite': `${pages.invites}?create=invite`,
  'Create Role Binding': `${pages.roleBindings}?create=binding`,
  'Create Service Account': `${pages.serviceAccounts}?create=service-account`,
  'Create Role': `${pages.roles}?create=role`,
  'Create Project': `${pages.projects}?create=project`,
  'Rename project': `${pages.projectSettings(projects.staging)}?change=name`,
  'Create API Token': `${pages.serviceAccounts}?create=token`,
  'Change name': `${pages.account}?change=name`,
  'Change billing contact': `${pages.billing}?change=contact`,
};

test.describe('the fields of a sheet are those of e2e/README.md', { tag: '@mocks' }, () => {
  const fields = tableInDocument('e2e/README.md', ['sheet', 'after', 'role', 'label', 'name', 'to fill it']);
  for (const [sheet, address] of Object.entries(sheets)) {
    test(sheet, async ({ page, signInAs }) => {
      await signInAs('owner', address);
      const dialog = page.getByRole('dialog', { name: sheet });
      const own = fields.filter((field) => field['sheet'] === sheet);
      expect(own.length).toBeGreaterThan(0);
      for (const { after = '', role = '', label = '' } of own) {
        if (after) await dialog.getByRole('radio', { name: after, exact: true }).check();
        if (!isControl(role)) throw new Error(`“${role}” is no role of a field.`);
        await expect(dialog.getByRole(role, { name: label }), `${role} ${label}`).toBeVisible();
      }
    });
  }
});

function isControl(role: string): role is 'textbox' | 'combobox' | 'group' {
  return ['textbox', 'combobox', 'group'].includes(role);
}
