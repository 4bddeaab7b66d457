import type { Page } from '@playwright/test';
import { pages } from './fixtures/acme.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { expectDenied } from './fixtures/denied.ts';
import { expectRow, rowsOf } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const invoices = (page: Page) => page.getByRole('table', { name: 'Invoices' });
/** What each part says of the demo. */
const parts = {
  'Upcoming invoice': 'so far',
  Subscription: 'Active',
  'What is included': '100 GiB',
  'Billing contact': 'E-mail',
};
const november = { periodStart: 1_793_491_200, periodEnd: 1_796_083_200 };

const create = (page: Page) => page.getByRole('button', { name: 'Create role Billing Admin' });

test.describe('whatever a backend says of billing,', { tag: '@mocks' }, () => {
  for (const [rpc, name, title] of [
    ['GetSubscription', 'Subscription', 'Subscription could not be loaded'],
    ['GetInvoicesUpcoming', 'Upcoming invoice', 'Upcoming invoice could not be loaded'],
    ['GetPlan', 'What is included', 'What is included could not be loaded'],
    ['GetCustomer', 'Billing contact', 'Billing contact could not be loaded'],
    ['GetInvoices', undefined, 'Invoices could not be loaded'],
  ] as const) {
    test(`${rpc} alone fails, and the rest of the page is there`, async ({ page, signInAs, quietConsole }) => {
      quietConsole.ignoreRefusals();
      await signInAs('owner', pages.billing, { fault: `${rpc}:internal` });
      await expect(page.getByText(title)).toBeVisible();
      for (const [other, words] of Object.entries(parts)) {
        if (other !== name) await expect(part(page, other)).toContainText(words);
      }
    });
  }

  for (const [status, label, sentence] of [
    ['trialing', 'Trial', 'Nothing is charged until it ends.'],
    ['past_due', 'Past due', 'was not paid in time'],
    ['unpaid', 'Unpaid', 'Pay the open invoices as agreed'],
    ['incomplete', 'Incomplete', 'has not gone through yet'],
    ['incomplete_expired', 'Never started', 'A new subscription is needed.'],
    ['paused', 'Paused', 'until the subscription is resumed'],
    ['canceled', 'Canceled', 'Nothing more is invoiced.'],
    ['on_the_house', 'on_the_house', 'has no words for this status'],
  ] as const) {
    test(`a subscription that is ${status} is told in words`, async ({ page, signInAs, calls }) => {
      await signInAs('owner', pages.settings);
      await calls.tell({
        GetSubscription: { status, card: { brand: 'visa', last4: '4242', expMonth: 3, expYear: 2031 } },
      });
      await page.goto(pages.billing);
      await expect(part(page, 'Subscription')).toContainText(label);
      await expect(part(page, 'Subscription')).toContainText(sentence);
      await expect(part(page, 'Subscription')).toContainText('Visa ending in 4242, valid until 03/2031');
      const isOver = status === 'canceled' || status === 'incomplete_expired';
      await expect(page.getByRole('button', { name: 'Cancel subscription' })).toHaveCount(isOver ? 0 : 1);
    });
  }

  test('amounts have their currency’s decimals, statuses and periods are what they are, and no link leads astray', async ({
    page,
    signInAs,
    calls,
  }) => {
    await signInAs('owner', pages.settings);
    await calls.tell({
      GetInvoices: {
        invoices: [
          { ...november, amountDue: 1234, currency: 'jpy', status: 'draft' },
          {
            ...november,
            number: 'K-1',
            amountDue: 2_147_483_647,
            exactAmountDue: '900719925474099312',
            currency: 'kwd',
            status: 'open',
            invoicePdf: 'https://pay.example/k-1.pdf',
          },
          { number: 'E-1', amountDue: -500, currency: 'eur', status: 'void', invoicePdf: 'http://pay.example/e-1.pdf' },
          {
            number: 'X-1',
            amountDue: 77,
            currency: 'gold',
            status: 'uncollectible',
            invoicePdf: 'javascript:alert(1)',
          },
          { number: 'U-1', amountDue: 5, currency: 'usd', status: 'disputed' },
        ],
      },
      GetInvoicesUpcoming: { amountDue: -1250, currency: 'kwd', quantity: 1, unitAmount: 250 },
      GetCustomer: {},
    });
    await page.goto(pages.billing);
    await expectRow(invoices(page), {
      Number: 'No number yet',
      Period: 'November 2026',
      Amount: '¥1,234',
      Status: 'Draft',
    });
    await expectRow(invoices(page), {
      Number: 'K-1',
      Amount: 'KWD 900,719,925,474,099.312',
      Status: 'Open',
      PDF: 'Open',
    });
    await expectRow(invoices(page), {
      Number: 'E-1',
      Period: 'No period given',
      Amount: '-€5.00',
      Status: 'Void',
      PDF: 'None',
    });
    await expectRow(invoices(page), {
      Number: 'X-1',
      Amount: '77 minor units of gold',
      Status: 'Uncollectible',
      PDF: 'None',
    });
    await expectRow(invoices(page), { Number: 'U-1', Amount: '$0.05', Status: 'disputed' });
    await expect(invoices(page).getByRole('link')).toHaveCount(1);
    await expect(part(page, 'Upcoming invoice')).toContainText('-KWD 1.250');
    await expect(part(page, 'Upcoming invoice')).toContainText('no period given');
    await expect(part(page, 'Billing contact')).toContainText('Not given');
    await expectAccessible(page);
  });

  test('a backend with the public API alone says less, and nothing that it can’t do is offered', async ({
    page,
    signInAs,
    calls,
    quietConsole,
  }) => {
    quietConsole.ignoreRefusals();
    await signInAs('owner', pages.settings);
    await calls.tell({ GetCapabilities: { capabilities: ['own-access'] } });
    await page.goto(pages.billing);
    await expect(part(page, 'What is included')).toContainText('This server doesn’t say what the plan includes.');
    await page.getByRole('button', { name: 'Cancel subscription' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel subscription of Acme' });
    await expect(dialog).toContainText('This can’t be undone.');
    expect(await calls.count('GetPlan')).toBe(0);
  });

  test('without subscription, contact and invoices each part says what that means', async ({
    page,
    signInAs,
    quietConsole,
  }) => {
    quietConsole.expectStatus(404);
    await signInAs('owner', pages.billing, {
      fault: [
        'GetSubscription:not_found',
        'GetInvoicesUpcoming:not_found',
        'GetPlan:not_found',
        'GetCustomer:not_found',
      ],
    });
    await expect(part(page, 'Subscription')).toContainText('No subscription');
    await expect(part(page, 'Upcoming invoice')).toContainText('nothing is being billed');
    await expect(part(page, 'What is included')).toContainText('has no price');
    await expect(page.getByRole('button', { name: 'Add billing contact' })).toBeVisible();
    expect((await rowsOf(invoices(page))).length).toBeGreaterThan(0);
    await expectAccessible(page);
  });
});

test.describe('in an organization without a role for billing,', { tag: '@mocks' }, () => {
  test('an owner creates one in one press, and gives it to somebody', async ({ page, signInAs, quietConsole }) => {
    quietConsole.ignoreRefusals();
    await signInAs('owner', pages.billing, { scenario: 'empty' });
    await expect(page.getByText('No invoices yet')).toBeVisible();
    await create(page).click();
    await expectToast(page, 'Created role Billing Admin');
    await page.getByRole('link', { name: 'Give Billing Admin to somebody' }).click();
    const sheet = page.getByRole('dialog', { name: 'Create Role Binding' });
    await expect(sheet.getByRole('radio', { name: 'Billing Admin' })).toBeChecked();
  });

  test('an owner creates it beside the other roles, also when the answer is lost', async ({
    page,
    signInAs,
    calls,
  }) => {
    await signInAs('owner', pages.roles, { scenario: 'empty' });
    await calls.loseNextAnswer('CreateRole');
    await create(page).click();
    await expectRow(page.getByRole('table', { name: 'Roles' }), { Role: 'Billing Admin' });
    await expect(create(page)).toHaveCount(0);
    await page.getByRole('link', { name: 'Billing Admin' }).click();
    for (const permission of ['billing.read', 'billing.modify', 'organization.usage.read']) {
      await expect(page.getByText(permission, { exact: true })).toBeVisible();
    }
  });

  test('somebody who may not create roles is told so', async ({ page, signInAs, calls, quietConsole }) => {
    quietConsole.ignoreRefusals();
    await signInAs('viewer', pages.settings);
    await calls.tell({
      GetOwnAccess: {
        scopes: [{ permissions: ['billing.read', 'role.list', 'rolebinding.list', 'organization.read'] }],
        owners: [{ subject: 'user:dev:owner@acme.example', name: 'Olivia Owner', email: 'owner@acme.example' }],
      },
      ListRoles: { roles: [] },
    });
    await page.goto(pages.billing);
    await expectDenied(create(page), 'role.create');
  });
});
