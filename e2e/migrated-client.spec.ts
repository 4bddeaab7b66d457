import { numberedId } from '#domain/seed-ids.ts';
import { claimsOf, signJwt } from '#domain/testing/legacy-jwt.ts';
import { knowLegacyKey } from '#server/testing/known-legacy-key.ts';
import { pages, projects } from './fixtures/acme.ts';
import { fillMigration, stepOf } from './fixtures/migration.ts';
import { uploadDebuginfo } from './fixtures/parca-client.ts';
import { expect, test } from './fixtures/test.ts';
import { expectToast } from './fixtures/toast.ts';
import { copyToken, finishWithToken } from './fixtures/token-sheet.ts';

test.use({ ownWorld: true });

/** The page looks every five seconds. */
const soon = { timeout: 15_000 };

/** The seed world's `agent before IAM`. */
const legacy = { id: numberedId('1e9ac770', 1), projectId: projects.production, createdAt: new Date(0) };

test(
  'a real client moves from its legacy JWT to an API token, and the JWT is refused afterwards',
  { tag: '@live' },
  async ({ page, signInAs, another, mine, edge, liveBackend }) => {
    if (liveBackend) knowLegacyKey(liveBackend.database);
    const jwt = await signJwt(claimsOf(legacy));
    const before = (buildId: string) => uploadDebuginfo(edge, { token: jwt, projectId: '' }, mine(buildId));
    expect(await before('old')).toBe('OK');

    await signInAs('owner', `${pages.migrate(projects.production)}?from=${legacy.id}`);
    await expect(page.getByText('agent before IAM', { exact: true })).toBeVisible();
    const sheet = await fillMigration(page, 'Debug info from CI', mine('ci'));
    await sheet.getByRole('button', { name: 'Create Token' }).click();
    const token = await copyToken(sheet);
    await finishWithToken(sheet);

    const watch = stepOf(page, /^Watch/);
    const after = (projectId: string, buildId: string) => uploadDebuginfo(edge, { token, projectId }, mine(buildId));
    expect(await after('', 'nowhere')).toMatch(/^INVALID_ARGUMENT/);
    await expect(watch).toContainText('Used, but without a projectID header', soon);
    expect(await after(projects.production, 'new')).toBe('OK');
    await expect(watch).toContainText('In project Production.', soon);

    const colleague = await another('viewer', page.url().slice(new URL(page.url()).origin.length));
    await expect(stepOf(colleague, /^Watch/)).toContainText('In project Production.');
    await expect(colleague.getByRole('button', { name: 'Revoke anyway' })).toHaveAttribute('aria-disabled', 'true');

    await page.getByRole('button', { name: 'Revoke anyway' }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke legacy token agent before IAM' });
    await dialog.getByRole('button', { name: 'Revoke anyway' }).click();
    await expectToast(page, 'Revoked legacy token agent before IAM');
    await expect(page.getByText('Migration finished')).toBeVisible();
    expect(await before('too-late')).toMatch(/^UNAUTHENTICATED/);
    expect(await after(projects.production, 'still')).toBe('OK');
    await expect(colleague.getByText('Migration finished')).toBeVisible(soon);
  },
);
