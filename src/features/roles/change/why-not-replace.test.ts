import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { type Permission, permissions } from '#domain/rules/permissions.ts';
import { InviteSchema, type RoleBinding, RoleBindingSchema } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { obstaclesTo } from './why-not-replace.ts';

const all: ReadonlySet<Permission> = new Set(permissions);

function replaced(lacks: readonly Permission[] = [], rows: readonly RoleBinding[] = [], isInvited = false) {
  return {
    permissions: ['view.read'],
    held: () => new Set([...all].filter((permission) => !lacks.includes(permission))),
    isIdle: ({ projectId }: { projectId: string }) => projectId === 'gone',
    keepers: {
      bindings: { kind: 'known', rows },
      invites: { kind: 'known', rows: isInvited ? [create(InviteSchema)] : [] },
    },
  } as const;
}

const ada = create(RoleBindingSchema, { subject: 'user:dev:ada@acme.example' });
const old = create(RoleBindingSchema, { subject: 'oidc_user:github:12345' });
const idle = create(RoleBindingSchema, { subject: 'oidc_user:github:12345', projectId: 'gone' });

test('who has everything can replace a role, with what has no effect', () => {
  expect(obstaclesTo(replaced([], [ada, idle], true))).toBeUndefined();
});

test('the rights of each step are needed only where there is such a step', () => {
  const lacks = ['rolebinding.delete', 'invite.expire'] as const;
  expect(obstaclesTo(replaced(lacks))).toBeUndefined();
  expect(obstaclesTo(replaced(lacks, [ada], true))?.lacking).toEqual(['invite.expire', 'rolebinding.delete']);
  expect(obstaclesTo(replaced(['rolebinding.create'], [idle]))).toBeUndefined();
});

test('what the role allows must be the person’s to give', () => {
  expect(obstaclesTo(replaced(['view.read']))?.notGiven).toEqual(['view.read']);
});

test('a subject of an older form can’t be given the new role', () => {
  expect(obstaclesTo(replaced([], [ada, old]))?.stuck).toEqual([old]);
});
