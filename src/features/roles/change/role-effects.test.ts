import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { RoleBindingSchema } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { projectsFrom } from '#src/access/scope-state.ts';
import { roleEffects } from './role-effects.ts';

const role = 'org:Auditor';
const auditor = { name: 'Auditor', organizationId: 'org', isSystem: false, permissions: ['billing.read', 'view.read'] };

function binding(subject: string, reference = role, projectId = '') {
  return create(RoleBindingSchema, { id: `${subject} ${reference} ${projectId}`, subject, role: reference, projectId });
}

const sources = {
  organizationId: 'org',
  roles: [auditor],
  projects: projectsFrom([{ id: 'staging', name: 'Staging' }], true),
  bindings: [
    binding('user:dev:ada@acme.example'),
    binding('user:dev:bob@acme.example'),
    binding('user:dev:cleo@acme.example'),
    binding('user:dev:cleo@acme.example', 'system:viewer'),
    binding('serviceaccount:ci', role, 'staging'),
    binding('serviceaccount:old', role, 'a deleted project'),
    binding('user:dev:dan@acme.example', 'system:viewer'),
  ],
};

test('says who gains and who loses what and where, those with the same together', () => {
  const { holders, groups } = roleEffects(sources, role, ['billing.read', 'profile.write']);
  expect(holders).toBe(5);
  expect(groups).toEqual([
    {
      subjects: ['user:dev:ada@acme.example', 'user:dev:bob@acme.example'],
      gained: [{ projectId: null, permissions: ['profile.write'] }],
      lost: [{ projectId: null, permissions: ['view.read'] }],
    },
    // A Viewer still opens views.
    {
      subjects: ['user:dev:cleo@acme.example'],
      gained: [{ projectId: null, permissions: ['profile.write'] }],
      lost: [],
    },
    {
      subjects: ['serviceaccount:ci'],
      gained: [{ projectId: 'staging', permissions: ['profile.write'] }],
      lost: [{ projectId: 'staging', permissions: ['view.read'] }],
    },
  ]);
});

test('the same permissions change nothing for anybody', () => {
  expect(roleEffects(sources, role, auditor.permissions).groups).toEqual([]);
});
