import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { InviteSchema, RoleBindingSchema } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { Keepers } from '../use-keepers.ts';
import { limitsOf } from './use-limits.ts';

const binding = create(RoleBindingSchema, { id: 'b' });
const invite = create(InviteSchema, { id: 'i' });

/** A role with this many role bindings and open invites. */
function kept(bindings: number, invites: number): Keepers {
  return {
    bindings: { kind: 'known', rows: Array.from({ length: bindings }, () => binding) },
    invites: { kind: 'known', rows: Array.from({ length: invites }, () => invite) },
  };
}

test.each<[string, Keepers, string[], string[]]>([
  ['nobody has', kept(0, 0), [], []],
  ['somebody has', kept(1, 0), [], ['rolebinding.create', 'rolebinding.delete']],
  ['an open invite gives', kept(0, 1), [], ['invite.create']],
  [
    'somebody has and an open invite gives',
    kept(2, 1),
    ['rolebinding.create', 'rolebinding.delete'],
    ['invite.create'],
  ],
  ['somebody has', kept(1, 1), ['rolebinding.create', 'invite.create'], ['rolebinding.delete']],
  ['nobody knows who has', { bindings: { kind: 'denied' }, invites: { kind: 'failed' } }, [], []],
])('to change a role that %s needs what giving and taking it needs', (_who, keepers, held, lacking) => {
  const limits = limitsOf(keepers, new Set(held));
  expect(limits.lacking).toEqual(lacking);
  expect(limits.whyNotAdded !== undefined).toBe(lacking.some((permission) => permission.endsWith('.create')));
  expect(limits.whyNotTaken !== undefined).toBe(lacking.includes('rolebinding.delete'));
});

test('there are no limits while it isn’t known what the person may do', () => {
  expect(limitsOf(kept(1, 1), undefined)).toEqual({ lacking: [] });
});
