import { expect, test } from 'vitest';
import { billingHolders } from './billing-holders.ts';

const role = (name: string, permissions: string[], isSystem = false) => ({
  name,
  permissions,
  isSystem,
  organizationId: isSystem ? '' : 'org',
});
const roles = [
  role('Owner', ['billing.read', 'billing.modify', 'role.list'], true),
  role('Viewer', ['role.list'], true),
  role('Auditor', ['billing.read']),
];
const binding = (subject: string, reference: string, projectId = '') => ({ subject, role: reference, projectId });

test('people come first, those who can change billing before others, each once, with the roles that let them', () => {
  const bindings = [
    binding('serviceaccount:terraform', 'system:owner'),
    binding('user:dev:ada@acme.example', 'org:Auditor'),
    binding('user:dev:vera@acme.example', 'system:viewer'),
    binding('user:dev:olivia@acme.example', 'system:viewer'),
    binding('user:dev:olivia@acme.example', 'org:Auditor'),
    binding('user:dev:olivia@acme.example', 'system:owner'),
  ];
  expect(billingHolders(bindings, roles)).toEqual([
    { subject: 'user:dev:olivia@acme.example', roles: ['org:Auditor', 'system:owner'], changes: true },
    { subject: 'user:dev:ada@acme.example', roles: ['org:Auditor'], changes: false },
    { subject: 'serviceaccount:terraform', roles: ['system:owner'], changes: true },
  ]);
});

test('a role for one project, and one that is gone, let nobody see billing', () => {
  const bindings = [
    binding('user:dev:ada@acme.example', 'org:Auditor', 'p1'),
    binding('user:dev:bob@acme.example', 'org:Gone'),
  ];
  expect(billingHolders(bindings, roles)).toEqual([]);
});
