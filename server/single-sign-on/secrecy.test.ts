import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SingleSignOnService } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { startTestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';
import {
  clientSecret,
  organizationId,
  signInThrough,
  startTestSingleSignOn,
  type TestSingleSignOn,
} from '#server/testing/test-single-sign-on.ts';

let world: TestSingleSignOn;
beforeEach(async () => {
  world = await startTestSingleSignOn();
});
afterEach(() => world.remove());

/** Ways in which the secret could be written down. */
const forms = (['utf8', 'base64url', 'hex'] as const).map((form) => Buffer.from(clientSecret).toString(form));

function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

it('the client’s secret is in no answer, log or file, and sealed for its organization alone', async () => {
  const answers: unknown[] = [await world.save({ defaultRole: 'system:viewer' })];
  answers.push(await world.try());
  await world.enable();
  const browser = new TestBrowser(world.backend.origin);
  answers.push(await (await signInThrough(browser, 'ada@acme.example')).text());
  // Refused by the provider, on the way back.
  world.provider.manners.client = { id: 'console', secret: 'another', redirectUri: undefined };
  answers.push(await (await signInThrough(new TestBrowser(world.backend.origin), 'bo@acme.example')).text());
  // Repeated by the provider, in an error and as a group.
  world.provider.manners.client = { id: 'console', secret: clientSecret, redirectUri: undefined };
  world.provider.manners.exchange = (response, authorization) =>
    void response
      .writeHead(400, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: `${clientSecret} ${authorization}` }));
  answers.push(await (await signInThrough(new TestBrowser(world.backend.origin), 'bo@acme.example')).text());
  answers.push(await world.try());
  world.provider.manners.exchange = undefined;
  world.provider.manners.token = (email) => ({ email, email_verified: true, groups: [clientSecret] });
  answers.push(await world.try());
  answers.push((await world.setups.getSetup({ organizationId })).setup);
  answers.push(await world.organizations.getSSOSettings({ id: organizationId }));
  await world.organizations.disableSSO({ id: organizationId });
  // What is refused is told without it, too.
  answers.push(
    await world.save({ identifier: 'dev' }).catch(String),
    await world.save({ secret: `${clientSecret}\n` }).catch(String),
  );
  const told = JSON.stringify(answers, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  const lines = world.backend.lines.join('\n');
  const files = everythingIn(join(world.backend.folder, 'data'));
  expect(files).toContain('system:viewer');
  for (const form of forms) for (const place of [told, lines, files]) expect(place).not.toContain(form);
  expect((await world.setups.getSetup({ organizationId })).setup?.hasSecret).toBe(true);
});

it('a server with another key says that the secret must be entered again, and keeps none', async () => {
  await world.save();
  await world.backend.close();
  const environment = { SSO_PRIVATE_ISSUERS: 'allow', SSO_KEY: '7'.repeat(64) };
  const restarted = await startTestBackend(environment, { folder: world.backend.folder });
  const owner = new TestBrowser(restarted.origin);
  await owner.signIn('owner@acme.example');
  expect(await (await owner.open('/sign-in/sso/acme/trial', { method: 'POST' })).text()).toContain('Enter it again');
  const headers = { cookie: owner.cookieHeader(), origin: restarted.origin };
  const setups = apiClient(SingleSignOnService, restarted.origin, headers);
  const { setup } = await setups.getSetup({ organizationId });
  expect(setup).toMatchObject({ hasSecret: false, version: 1 });
  const settings = setup?.settings;
  await expect(setups.saveSetup({ organizationId, expectedVersion: 1, ...(settings && { settings }) })).rejects.toThrow(
    'Enter the secret again',
  );
  await restarted.close();
});
