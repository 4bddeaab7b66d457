import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { InviteSchema } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import {
  ServiceAccountSchema,
  ServiceAccountTokenSchema,
} from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { projectsFrom } from '#src/access/scope-state.ts';
import { createdBy, isOpen, tokensCreatedBy, tokensThatGiveRoles } from './made.ts';

const ada = 'user:dev:ada@acme.example';
const account = (name: string, by: string) => create(ServiceAccountSchema, { id: name, name, createdBy: by });
const token = (name: string, owner: string, by: string) => ({
  account: account(owner, ''),
  token: create(ServiceAccountTokenSchema, { id: name, name, createdBy: by, serviceAccountId: owner }),
});

test('keeps what one subject created', () => {
  const mine = account('ci', ada);
  expect(createdBy(ada, [mine, account('agent', 'system')])).toEqual([mine]);
});

test('tokens are by account and name, whoever created the account', () => {
  const tokens = [token('b', 'ci', ada), token('a', 'ci', ada), token('z', 'agent', ada), token('c', 'ci', 'system')];
  expect(tokensCreatedBy(ada, tokens).map(({ token: { name } }) => name)).toEqual(['z', 'a', 'b']);
});

const binding = (name: string, role: string, projectId = '') => ({
  id: name,
  subject: `serviceaccount:${name}`,
  role,
  projectId,
  entity: '',
});

test('tokens give roles where their account can, and their limit lets them', () => {
  const seen = {
    organizationId: 'acme',
    bindings: [binding('ops', 'system:owner'), binding('lead', 'system:owner', 'p1'), binding('ci', 'system:writer')],
    roles: [],
    projects: projectsFrom([{ id: 'p1', name: 'One' }], true),
  };
  const limited = token('limited', 'lead', ada);
  limited.token.projectId = 'gone';
  const tokens = [token('a', 'ops', ada), token('b', 'lead', ada), limited, token('c', 'ci', ada)];
  expect(tokensThatGiveRoles(tokens, seen).map(({ token: { name } }) => name)).toEqual(['a', 'b']);
  expect(tokensThatGiveRoles(tokens, { ...seen, bindings: undefined })).toEqual([]);
});

const at = (iso: string) => timestampFromDate(new Date(iso));

test('an invite is open until its end or until somebody ended it', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  expect(isOpen(create(InviteSchema, {}), now)).toBe(true);
  expect(isOpen(create(InviteSchema, { expiresAt: at('2026-03-02T00:00:00Z') }), now)).toBe(true);
  expect(isOpen(create(InviteSchema, { expiresAt: at('2026-03-01T12:00:00Z') }), now)).toBe(false);
  expect(isOpen(create(InviteSchema, { expiredAt: at('2026-02-01T00:00:00Z') }), now)).toBe(false);
});
