import { Code, ConnectError } from '@connectrpc/connect';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedIds } from '#domain/seed-ids.ts';
import { people } from '#domain/seed.ts';
import { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startTestBackend();
});
afterAll(() => backend.remove());

async function signedIn(email: string): Promise<TestBrowser> {
  const browser = new TestBrowser(backend.origin);
  await browser.signIn(email);
  return browser;
}

function headersOf(browser: TestBrowser) {
  return { cookie: browser.cookieHeader(), origin: backend.origin };
}

/** The name of who is signed in; `undefined` for nobody. */
async function nameOf(browser: TestBrowser): Promise<string | undefined> {
  const users = apiClient(UserService, backend.origin, headersOf(browser));
  return users.getSelf({}).then(
    ({ user }) => user?.name,
    (error: unknown) => {
      if (ConnectError.from(error).code !== Code.Unauthenticated) throw error;
      return undefined;
    },
  );
}

it('a person who is removed is signed out everywhere, and nobody else is', async () => {
  const [laptop, phone] = [await signedIn(people.viewer.email), await signedIn(people.viewer.email)];
  const [owner, writer] = [await signedIn(people.owner.email), await signedIn(people.writer.email)];
  expect(await Promise.all([laptop, phone].map(nameOf))).toEqual([people.viewer.name, people.viewer.name]);
  const client = apiClient(PeopleService, backend.origin, headersOf(owner));
  await client.removePerson({ organizationId: seedIds.organization, subject: people.viewer.subject });
  expect(await Promise.all([laptop, phone].map(nameOf))).toEqual([undefined, undefined]);
  expect(await nameOf(writer)).toBe(people.writer.name);
  expect(await nameOf(owner)).toBe(people.owner.name);
});

it('a name that a person chose stays when they sign in again', async () => {
  const before = await signedIn(people.billing.email);
  const users = apiClient(UserService, backend.origin, headersOf(before));
  await users.updateSelf({ user: { name: 'B. Billing' } });
  expect(await nameOf(await signedIn(people.billing.email))).toBe('B. Billing');
});
