import { seedIds } from '#domain/seed-ids.ts';
import { expect, test } from './fixtures/test.ts';

const listRoles = '/api/polarsignals.role.v1alpha1.RoleService/ListRoles';
const question = {
  headers: { 'connect-protocol-version': '1' },
  data: { organizationId: seedIds.organization },
};

test.describe('the live backend', { tag: '@live' }, () => {
  test('serves its pages under a policy that allows scripts of its own only', async ({ page, quietConsole }) => {
    // Nobody is signed in, and the page asks at once.
    quietConsole.expectStatus(401);
    const response = await page.goto('/');
    const headers = response?.headers() ?? {};

    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).toContain("trusted-types 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  test('keeps the session in a cookie that scripts and other sites never see', async ({ page, context, signInAs }) => {
    await signInAs('owner');

    // Not Secure: Safari keeps no such cookie from http://localhost. On https it is (server/sign-in/sign-in-identity.test.ts).
    const [session, ...others] = (await context.cookies()).filter(({ name }) => name.startsWith('session-'));
    expect(others).toEqual([]);
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' });
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  test('answers 401 to whoever is not signed in', async ({ request }) => {
    const answer = await request.post(listRoles, question);

    expect(answer.status()).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
  });

  test('answers 401 to a session that was signed out, wherever its cookie was copied', async ({ page, signInAs }) => {
    await signInAs('owner');
    const copied = await page.context().storageState();
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);

    await page.context().addCookies(copied.cookies);
    const origin = new URL(page.url()).origin;
    const answer = await page.request.post(listRoles, { ...question, headers: { ...question.headers, origin } });

    expect(answer.status()).toBe(401);
  });

  test('refuses a request that another site sent with the session', async ({ page, signInAs }) => {
    await signInAs('owner');
    const headers = { ...question.headers, origin: 'http://evil.example' };

    const answer = await page.request.post(listRoles, { ...question, headers });

    expect(answer.status()).toBe(403);
  });
});
