import { Code } from '@connectrpc/connect';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ownAccessQuery } from './access.ts';
import { createQueryClient } from './query-client.ts';
import { roleBindingsQuery } from './roles.ts';
import { createServiceAccount, serviceAccountsQuery } from './service-accounts.ts';
import { selfQuery } from './session.ts';
import { acme, refusalOf, startConsole } from './testing-console.ts';

/** What the console does about a server that fails, from the query down to the call. */

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets the pauses between attempts pass. */
async function afterPauses<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  await vi.runAllTimersAsync();
  return work;
}

test('a server that is out of reach twice is asked three times, and the page shows what it answers then', async () => {
  const { backend, queryClient } = startConsole();
  backend.fail('ListServiceAccounts', Code.Unavailable, 2);
  const list = await afterPauses(queryClient.query(serviceAccountsQuery(acme)));
  expect(list).toHaveLength(12);
  expect(backend.asked).toEqual(['ListServiceAccounts', 'ListServiceAccounts', 'ListServiceAccounts']);
});

test('a server that stays out of reach is given up after the third time, in words about it', async () => {
  const { backend, queryClient } = startConsole();
  backend.fail('ListServiceAccounts', Code.Unavailable, 9);
  const error = await afterPauses(refusalOf(queryClient.query(serviceAccountsQuery(acme))));
  expect(error.message).toBe('The server is not available right now. Try again in a moment.');
  expect(backend.asked).toHaveLength(3);
});

test('a lost answer to a question is asked for again: reading twice does no harm', async () => {
  const { backend, queryClient } = startConsole();
  backend.loseAnswer('ListServiceAccounts');
  expect(await afterPauses(queryClient.query(serviceAccountsQuery(acme)))).toHaveLength(12);
  expect(backend.asked).toHaveLength(2);
});

describe('never asks again', () => {
  test('after a denial', async () => {
    const { backend, queryClient } = startConsole('billing');
    const error = await afterPauses(refusalOf(queryClient.query(roleBindingsQuery(acme))));
    expect(error.kind).toBe('denied');
    expect(backend.asked).toEqual(['ListRoleBindings']);
  });

  test('when the session is over', async () => {
    const { backend, queryClient } = startConsole();
    backend.signOut();
    const error = await afterPauses(refusalOf(queryClient.query(selfQuery())));
    expect(error.kind).toBe('signed-out');
    expect(backend.asked).toEqual(['GetSelf']);
  });

  test('for what is not there', async () => {
    const { backend, queryClient } = startConsole('newcomer');
    const error = await afterPauses(refusalOf(queryClient.query(roleBindingsQuery(acme))));
    expect(error.kind).toBe('not-found');
    expect(backend.asked).toEqual(['ListRoleBindings']);
  });

  test.each([Code.Internal, Code.DeadlineExceeded, Code.ResourceExhausted])('after code %i', async (code) => {
    const { backend, queryClient } = startConsole();
    backend.fail('GetOwnAccess', code);
    await afterPauses(refusalOf(queryClient.query(ownAccessQuery(acme))));
    expect(backend.asked).toEqual(['GetCapabilities', 'GetOwnAccess']);
  });

  test('for a change, not even of a server out of reach: it may have happened', async () => {
    const { backend, queryClient } = startConsole();
    backend.loseAnswer('CreateServiceAccount');
    const error = await afterPauses(refusalOf(createServiceAccount({ organizationId: acme, name: 'once' })));
    expect(error.kind).toBe('offline');
    expect(backend.asked).toEqual(['CreateServiceAccount']);
    const list = await queryClient.query(serviceAccountsQuery(acme));
    expect(list.filter(({ name }) => name === 'once')).toHaveLength(1);
  });
});

describe('without a network', () => {
  test.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
    'a browser that says “%s” is asked three times, and the words are the console’s',
    async (words) => {
      const fetching = vi.fn<typeof fetch>(() => Promise.reject(new TypeError(words)));
      vi.stubGlobal('fetch', fetching);
      const error = await afterPauses(refusalOf(createQueryClient().query(selfQuery())));
      expect(error).toMatchObject({
        kind: 'offline',
        message: 'The server can’t be reached. Check your connection, then try again.',
      });
      expect(fetching).toHaveBeenCalledTimes(3);
    },
  );

  test('the answer of a proxy that has no server behind it counts as out of reach too', async () => {
    const fetching = vi.fn<typeof fetch>(() => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })));
    vi.stubGlobal('fetch', fetching);
    const error = await afterPauses(refusalOf(createQueryClient().query(selfQuery())));
    expect(error.kind).toBe('offline');
    expect(fetching).toHaveBeenCalledTimes(3);
  });

  test('a server that never answers is given up after half a minute, and not asked again', async () => {
    const fetching = vi.fn<typeof fetch>(
      (_, init) =>
        new Promise<Response>((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
    );
    vi.stubGlobal('fetch', fetching);
    const asking = refusalOf(createQueryClient().query(selfQuery()));
    await vi.advanceTimersByTimeAsync(30_000);
    const error = await asking;
    expect(error.message).toContain('The server took too long to answer.');
    expect(fetching).toHaveBeenCalledTimes(1);
  });
});
