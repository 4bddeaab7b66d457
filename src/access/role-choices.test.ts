import { expect, test } from 'vitest';
import { roleChoices } from './role-choices.ts';

const custom = (name: string, permissions: string[]) => ({ name, organizationId: 'org', permissions, isSystem: false });
const system = (name: string) => ({ name, organizationId: '', permissions: ['profile.read'], isSystem: true });

test('lists system roles first, from the narrowest to the widest, then custom ones by name', () => {
  const roles = [custom('Zeta', []), system('Viewer'), custom('Auditor', []), system('Mystery'), system('Owner')];
  expect(roleChoices(roles).map(({ label }) => label)).toEqual(['Viewer', 'Owner', 'Mystery', 'Auditor', 'Zeta']);
});

test('says what a custom role permits, and how much more than can be listed', () => {
  const [none, one, many] = roleChoices([
    custom('a', []),
    custom('b', ['billing.read', 'billing.modify']),
    custom('c', ['a.a', 'b.b', 'c.c', 'd.d', 'e.e', 'f.f']),
  ]);
  expect(none?.description).toBe('No permissions: it allows nothing.');
  expect(one?.description).toBe('See and change billing.');
  expect(many?.description).toBe('Use a.a, use b.b, use c.c, use d.d, and 2 more.');
});

test('is found by a permission it holds', () => {
  expect(roleChoices([custom('Billing', ['billing.modify'])])[0]?.keywords).toContain('billing.modify');
});
