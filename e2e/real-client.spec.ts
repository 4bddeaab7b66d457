import { pages, projects } from './fixtures/acme.ts';
import { uploadDebuginfo } from './fixtures/parca-client.ts';
import { columnOf, expectRow, rowAction } from './fixtures/table.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
import { copyToken, createToken, finishWithToken, shownToken } from './fixtures/token-sheet.ts';

test.describe('a token and a real client', { tag: '@live' }, () => {
  test('an owner hands a CI job a token, it uploads with it, and stops when the token is deleted', async ({
    page,
    signInAs,
    mine,
    edge,
  }) => {
    const account = mine('ci');
    await signInAs('owner', pages.serviceAccounts);
    const { sheet } = await createToken(page, {
      account,
      role: 'Debug Info Writer',
      projects: ['Production'],
      token: 'build',
    });
    const token = await copyToken(sheet);
    await finishWithToken(sheet);

    const upload = (change: { token?: string; projectId?: string }, buildId: string) =>
      uploadDebuginfo(edge, { token, projectId: projects.production, ...change }, mine(buildId));
    expect(await upload({}, 'first')).toBe('OK');
    expect(await upload({ projectId: projects.staging }, 'elsewhere')).toMatch(
      /^PERMISSION_DENIED: .*debuginfo\.write.*c630cb0c/,
    );
    expect(await upload({ projectId: '' }, 'nowhere')).toMatch(/^INVALID_ARGUMENT: .*projectid/);
    expect(await upload({ token: withWrongDigit(token) }, 'mistyped')).toMatch(/^UNAUTHENTICATED: /);
    expect(await upload({ token: '' }, 'anonymous')).toMatch(/^UNAUTHENTICATED: /);

    await page.goto(`${pages.serviceAccounts}?q=${account}`);
    await expectRow(page.getByRole('table', { name: 'Service accounts' }), { Name: account, 'Last used': 'just now' });
    await page.getByRole('link', { name: account }).click();
    const tokens = page.getByRole('table', { name: 'API tokens' });
    await expectRow(tokens, { Name: 'build', 'Last used': 'just now' });

    await rowAction(tokens, 'build', 'Delete API token');
    const dialog = page.getByRole('dialog', { name: 'Delete API token build' });
    await expect(dialog).toContainText('used this week');
    await dialog.getByRole('button', { name: 'Delete API token' }).click();
    await expectToast(page, 'Deleted API token build');
    await expect(page.getByText('No API token yet')).toBeVisible();
    expect(await upload({}, 'afterwards')).toMatch(/^UNAUTHENTICATED: /);
  });

  test('a token that is limited to a project uploads there only, whatever its account may do', async ({
    page,
    signInAs,
    given,
    mine,
    edge,
  }) => {
    const name = mine('limited');
    await signInAs('owner');
    const id = await given.serviceAccount(name);
    await given.roleBinding(`serviceaccount:${name}`, 'system:debuginfo-writer');
    await page.goto(`${pages.serviceAccount(id)}?create=token`);
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('combobox', { name: 'Limit to one project' }).selectOption('Only Staging');
    await sheet.getByRole('button', { name: 'Create Token' }).click();
    const token = await copyToken(sheet);
    await finishWithToken(sheet);
    await expect
      .poll(() => columnOf(page.getByRole('table', { name: 'API tokens' }), 'Limited to'))
      .toEqual(['Project Staging']);

    expect(await uploadDebuginfo(edge, { token, projectId: projects.staging }, mine('inside'))).toBe('OK');
    expect(await uploadDebuginfo(edge, { token, projectId: projects.production }, mine('outside'))).toMatch(
      /^PERMISSION_DENIED: /,
    );
  });

  test('a service account without a role may do nothing, and after a role binding it may at once', async ({
    page,
    signInAs,
    given,
    mine,
    edge,
  }) => {
    const name = mine('idle');
    await signInAs('owner');
    const id = await given.serviceAccount(name);
    await page.goto(`${pages.serviceAccount(id)}?create=token`);
    const sheet = page.getByRole('dialog');
    await expect(sheet.getByText('This service account has no role')).toBeVisible();
    await sheet.getByRole('button', { name: 'Create Token' }).click();
    const token = await shownToken(sheet);
    const credential = { token, projectId: projects.development };

    expect(await uploadDebuginfo(edge, credential, mine('before'))).toMatch(/^PERMISSION_DENIED: .*debuginfo\.write/);
    await given.roleBinding(`serviceaccount:${name}`, 'system:writer', projects.development);
    expect(await uploadDebuginfo(edge, credential, mine('after'))).toBe('OK');
  });
});

/** Another token of the right form: its last digit is another one. */
function withWrongDigit(token: string): string {
  return token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
}
