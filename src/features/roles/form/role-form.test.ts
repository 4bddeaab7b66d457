import { expect, test } from 'vitest';
import { createRole } from '#src/api/custom-roles.ts';
import { acme, refusalOf, startConsole } from '#src/api/testing-console.ts';
import { checkChange, checkRole, freeName, roleErrors } from './role-form.ts';

test('a role needs a name and a permission', () => {
  expect(checkRole({ name: ' ', permissions: [] })).toEqual({
    name: 'Enter a name.',
    permissions: 'Choose at least one permission.',
  });
});

test('a change must change something, and the name that a role has is never refused', () => {
  const odd = { name: 'a\u200Bb', permissions: ['view.read'] };
  expect(checkRole(odd).name).toMatch(/invisible/);
  expect(checkChange({ ...odd, permissions: ['view.list'] }, odd)).toEqual({});
  expect(checkChange(odd, odd).permissions).toMatch(/Nothing is different yet/);
  expect(checkChange({ ...odd, permissions: [] }, odd).permissions).toBe('Choose at least one permission.');
});

test('refusals of the backend stand at their fields', async () => {
  startConsole('owner');
  expect(await refused('Billing Admin', ['view.read'])).toMatchObject({
    name: expect.stringContaining('exists already'),
  });
  expect(await refused('New', ['view.read', 'dashboard.share'])).toMatchObject({
    permissions: 'There is no permission “dashboard.share”.',
  });
});

test('a copy gets the first free name', () => {
  expect(freeName('Copy of A', [])).toBe('Copy of A');
  expect(freeName('Copy of A', ['Copy of A', 'Copy of A 2'])).toBe('Copy of A 3');
});

async function refused(name: string, permissions: string[]) {
  return roleErrors(await refusalOf(createRole({ organizationId: acme, name, permissions })));
}
