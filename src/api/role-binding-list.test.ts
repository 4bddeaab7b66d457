import { create, toJson } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { callUnaryMethod } from '@connectrpc/connect-query';
import { expect, test } from 'vitest';
import { ListRoleBindingsResponseSchema, RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { createTransport, readRoleBindings } from './role-binding-list.ts';

const answer = create(ListRoleBindingsResponseSchema, {
  roleBindings: [
    { id: '1', subject: 'user:dev:ada@acme.example', organizationId: 'acme', role: 'system:viewer', createdBy: 'seed' },
    { id: '2', subject: '‮raw', organizationId: 'acme', role: 'acme:a', projectId: 'p', entity: 'e', name: 'n' },
    {},
  ],
});
const json = toJson(ListRoleBindingsResponseSchema, answer);

const listed = (response: () => Response) => {
  const transport = createTransport({ baseUrl: '/api', fetch: async () => response() });
  return callUnaryMethod(transport, RoleService.method.listRoleBindings, { organizationId: 'acme' });
};

test('the list is read as the library reads it', async () => {
  expect(readRoleBindings(json)).toEqual(answer.roleBindings);
  expect(await listed(() => Response.json(json))).toEqual(answer);
  expect(await listed(() => Response.json({}))).toEqual(create(ListRoleBindingsResponseSchema));
});

test.each([
  ['the names of the .proto file', { role_bindings: [{ organization_id: 'acme' }] }],
  ['a null', { roleBindings: [{ organizationId: 'acme', entity: null }] }],
  ['a field that is not known yet', { roleBindings: [{ organizationId: 'acme', condition: {} }] }],
])('%s in the answer is left to the library', async (_, other) => {
  expect(readRoleBindings(other)).toBeUndefined();
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
