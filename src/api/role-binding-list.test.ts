import { create, toJson } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { callUnaryMethod } from '@connectrpc/connect-query';
import { describe, expect, test } from 'vitest';
import { ListRoleBindingsResponseSchema, RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { columnsOf } from './role-binding-columns.ts';
import { createTransport, readRoleBindings } from './role-binding-list.ts';

const answer = create(ListRoleBindingsResponseSchema, {
  roleBindings: [
    { id: '1', subject: 'user:dev:ada@acme.example', organizationId: 'acme', role: 'system:viewer', createdBy: 'seed' },
    { id: '2', subject: '‮raw', organizationId: 'acme', role: 'acme:a', projectId: 'p', entity: 'e', name: 'n' },
    {},
  ],
});
const json = toJson(ListRoleBindingsResponseSchema, answer);

/** Read as it would arrive, so many characters at a time. */
function read(text: string, size = text.length) {
  const parts = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
  return readRoleBindings(parts);
}

const listed = (response: () => Response) => {
  const transport = createTransport({ baseUrl: '/api', fetch: async () => response() });
  return callUnaryMethod(transport, RoleService.method.listRoleBindings, { organizationId: 'acme' });
};

test('the list is read as the library reads it', async () => {
  expect(await read(JSON.stringify(json))).toEqual(answer.roleBindings);
  expect(await listed(() => Response.json(json))).toEqual(answer);
  expect(await listed(() => Response.json({}))).toEqual(create(ListRoleBindingsResponseSchema));
});

describe('a list of many slices', () => {
  // What could be taken for the place between two of them, in text and in odd places.
  const entities = ['', '},{"', '"},{"a', '\\\\"},{"a', '}, {', '{},{}', '\u2028,{"x'];
  const many = create(ListRoleBindingsResponseSchema, {
    roleBindings: Array.from({ length: 9_000 }, (_, at) => ({
      id: String(at),
      subject: `user:dev:person-${at % 50}@acme.example`,
      entity: entities[at % entities.length] ?? '',
    })),
  });
  const texts = {
    'as servers in JavaScript write it': JSON.stringify(toJson(ListRoleBindingsResponseSchema, many)),
    'with spaces': JSON.stringify(toJson(ListRoleBindingsResponseSchema, many), null, 1),
  };

  test.each(Object.entries(texts))('%s is read whole, however it arrives', async (_, text) => {
    for (const size of [text.length, 70_000, 1_000_003]) {
      const list = await read(text, size);
      expect(list).toEqual(many.roleBindings);
      expect(columnsOf(list ?? [])).toEqual(columnsOf(many.roleBindings));
    }
  });

  test.each([
    ['in the middle', (text: string) => text.replace('"id":"4000"', '"condition":[{"id":"1"},{"id":"2"}]')],
    ['at the end', (text: string) => text.replace(/\}$/, ',"next":"8"}')],
    ['cut off', (text: string) => text.slice(0, -1)],
    ['with one text left open', (text: string) => text.replace('"id":"4000"', '"id":"4000')],
  ])('something that is not known %s leaves the whole to the library', async (_, change) => {
    const text = change(texts['as servers in JavaScript write it']);
    expect(text).not.toBe(texts['as servers in JavaScript write it']);
    expect(await read(text)).toBeUndefined();
    expect(await read(text, 50_000)).toBeUndefined();
  });

  test('characters of several bytes that arrive in two parts stay whole', async () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify({ roleBindings: [{ subject: 'user:dev:zoë@acme.example' }] }),
    );
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
        stream.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const { roleBindings } = await listed(() => new Response(body, { headers }));
    expect(roleBindings.map(({ subject }) => subject)).toEqual(['user:dev:zoë@acme.example']);
  });
});

test.each([
  ['the names of the .proto file', { role_bindings: [{ organization_id: 'acme' }] }],
  ['a null', { roleBindings: [{ organizationId: 'acme', entity: null }] }],
  ['a field that is not known yet', { roleBindings: [{ organizationId: 'acme', condition: {} }] }],
])('%s in the answer is left to the library', async (_, other) => {
  expect(await read(JSON.stringify(other))).toBeUndefined();
  const { roleBindings } = await listed(() => Response.json(other));
  expect(roleBindings.map(({ organizationId }) => organizationId)).toEqual(['acme']);
});

test.each([
  ['a list that is none', () => Response.json({ roleBindings: 'all' }), Code.Unknown],
  ['a refusal', () => Response.json({ code: 'permission_denied' }, { status: 403 }), Code.PermissionDenied],
  ['a page', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }), Code.Unknown],
])('%s is an error', async (_, response, code) => {
  const error = await listed(response).catch((reason: unknown) => ConnectError.from(reason));
  expect(error).toMatchObject({ code });
});
