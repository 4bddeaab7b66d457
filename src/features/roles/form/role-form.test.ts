import { expect, test } from 'vitest';
import { createRole } from '#src/api/roles.ts';
import { acme, refusalOf, startConsole } from '#src/api/testing-console.ts';
import { checkRole, freeName, roleErrors } from './role-form.ts';

test('a role needs a name and a permission; the name that it has is never refused', () => {
  expect(checkRole({ name: ' ', permissions: [] })).toEqual({
    name: 'Enter a name.',
    permissions: 'Choose at least one permission.',
  });
  const odd = 'a\u200Bb';
  expect(checkRole({ name: odd, permissions: ['view.read'] }).name).toMatch(/invisible/);
  expect(checkRole({ name: odd, permissions: ['view.read'] }, odd).name).toBeUndefined();
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
