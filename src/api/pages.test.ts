import { create } from '@bufbuild/protobuf';
import { Code, ConnectError, createRouterTransport } from '@connectrpc/connect';
import { QueryObserver } from '@tanstack/react-query';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  type ListRoleBindingsRequest,
  type RoleBinding,
  RoleBindingSchema,
  RoleService,
} from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { readError } from './errors.ts';
import { readPages } from './pages.ts';
import { createQueryClient } from './query-client.ts';
import { invalidateRoleBindings, roleBindingsQuery } from './roles.ts';
import { transport } from './transport.ts';

const organizationId = 'acme';
const bindings = (number: number) => Array.from({ length: number }, (_, n) => binding(n));
const binding = (n: number, subject = 'system') =>
  create(RoleBindingSchema, { id: `id-${n}`, organizationId, subject });

interface Backend {
  /** What it has now; a token of its pages is the id of the last row of the page before. */
  rows: readonly RoleBinding[];
  readonly asked: ListRoleBindingsRequest[];
  /** Happens before a page is answered, by its number. */
  before: (page: number) => void;
}

/** A console before a backend that has these role bindings and, unless it knows no pages, answers `most` at a time. */
function startConsole(rows: readonly RoleBinding[], most?: number) {
  const backend: Backend = { rows, asked: [], before: () => undefined };
  const taken = createRouterTransport(({ rpc }) => {
    rpc(RoleService.method.listRoleBindings, (request) => {
      backend.before(backend.asked.push(request));
      if (most === undefined) return { roleBindings: [...backend.rows] };
      const start = backend.rows.findIndex(({ id }) => id === request.pageToken) + 1;
      const page = backend.rows.slice(start, start + Math.min(most, request.pageSize));
      const isLast = start + page.length >= backend.rows.length;
      return { roleBindings: page, nextPageToken: isLast ? '' : (page.at(-1)?.id ?? '') };
    });
  });
  const unary = vi.spyOn(transport, 'unary').mockImplementation((...call) => taken.unary(...call));
  onTestFinished(() => unary.mockRestore());
  const queryClient = createQueryClient();
  const query = roleBindingsQuery(organizationId);
  const observer = new QueryObserver(queryClient, query);
  onTestFinished(observer.subscribe(() => undefined));
  return { backend, queryClient, observer, read: () => queryClient.query({ ...query, staleTime: 0, retry: false }) };
}

test('a list of several pages is one list, and each page is asked for once', async () => {
  const { backend, read } = startConsole(bindings(2_500), 10_000);
  expect((await read()).map(({ id }) => id)).toEqual(backend.rows.map(({ id }) => id));
  expect(backend.asked.map(({ pageSize, pageToken }) => [pageSize, pageToken])).toEqual([
    [1_000, ''],
    [1_000, 'id-999'],
    [1_000, 'id-1999'],
  ]);
});

test('a backend without pages answers everything at once', async () => {
  const { backend, read } = startConsole(bindings(2_500));
  expect(await read()).toHaveLength(2_500);
  expect(backend.asked).toHaveLength(1);
});

test.each([0, 1, 3, 4])('a list of %i role bindings, in pages of three, is whole', async (number) => {
  const { read } = startConsole(bindings(number), 3);
  expect(await read()).toHaveLength(number);
});

test('what comes and goes between two pages makes no row appear twice', async () => {
  const { backend, read } = startConsole(bindings(6), 2);
  backend.before = (page) => {
    // A backend that counts rows instead of remembering a place would do so: what was read comes again, and is newer.
    if (page === 2)
      backend.rows = [...backend.rows.slice(0, 2), binding(1, 'newer'), ...backend.rows.slice(3), binding(9)];
  };
  const list = await read();
  expect(list.map(({ id }) => id)).toEqual(['id-0', 'id-1', 'id-3', 'id-4', 'id-5', 'id-9']);
  expect(list[1]?.subject).toBe('newer');
});

test.each([2, undefined])('what did not change stays the same list (pages of %j)', async (most) => {
  const { backend, queryClient, observer, read } = startConsole(bindings(5), most);
  const list = await read();
  backend.rows = bindings(5);
  await invalidateRoleBindings(queryClient, organizationId);
  expect(observer.getCurrentResult().data).toBe(list);
});

test.each<[string, readonly RoleBinding[]]>([
  ['was added', bindings(6)],
  ['is gone from the end', bindings(4)],
  ['is gone from the middle', bindings(5).filter(({ id }) => id !== 'id-2')],
  ['changed', bindings(5).with(4, binding(4, 'other'))],
  ['changed its place', bindings(5).toReversed()],
])('a list in which one %s is another list', async (_what, rows) => {
  const { backend, queryClient, observer, read } = startConsole(bindings(5), 2);
  const list = await read();
  backend.rows = rows;
  await invalidateRoleBindings(queryClient, organizationId);
  expect(observer.getCurrentResult().data).not.toBe(list);
  expect(observer.getCurrentResult().data).toEqual(rows);
});

test('a page that fails fails the reading, and the last whole list stays', async () => {
  const { backend, observer, read } = startConsole(bindings(5), 2);
  const list = await read();
  backend.rows = bindings(9);
  backend.before = (page) => {
    if (page === 5) throw new ConnectError('', Code.Internal);
  };
  await expect(read()).rejects.toThrow(ConnectError);
  expect(observer.getCurrentResult()).toMatchObject({ status: 'error', data: list });
});

test.each([1, 3])('a backend whose pages go in a circle, of %i tokens, is not asked for ever', async (tokens) => {
  let asked = 0;
  const read = async () => ({ rows: [], nextPageToken: `token-${(asked += 1) % tokens}` });
  const failure = await readPages(read, [], () => true).then(() => undefined, readError);
  expect(failure?.kind).toBe('failed');
  expect(asked).toBe(tokens + 1);
});
