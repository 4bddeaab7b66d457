import { Code } from '@connectrpc/connect';
import type { QueryClient } from '@tanstack/react-query';
import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createRole, deleteRole, forgetRoles, invalidateRoles, updateRole } from './custom-roles.ts';
import { roleBindingsQuery, rolesQuery } from './roles.ts';
import { acme, refusalOf, startConsole } from './testing-console.ts';

const inAcme = { organizationId: acme };
const reader = { ...inAcme, name: 'Reader', permissions: ['view.read'] };

async function roleNamed(queryClient: QueryClient, name: string) {
  const roles = await queryClient.query(rolesQuery(acme));
  return roles.find((role) => role.name === name);
}

describe('a role', () => {
  test('is created, changed and deleted, and the list follows', async () => {
    const { queryClient } = startConsole();
    onTestFinished(new QueryObserver(queryClient, rolesQuery(acme)).subscribe(() => undefined));
    const { id, etag } = await createRole(reader);
    await invalidateRoles(queryClient, acme);
    expect(await roleNamed(queryClient, 'Reader')).toMatchObject({ id, etag });
    const changed = await updateRole({ ...inAcme, id, etag, name: 'Watcher', permissions: ['view.read', 'view.list'] });
    expect(changed.etag).not.toBe(etag);
    await invalidateRoles(queryClient, acme);
    expect(await roleNamed(queryClient, 'Watcher')).toMatchObject({ id, permissions: ['view.read', 'view.list'] });
    await deleteRole({ ...inAcme, id });
    await invalidateRoles(queryClient, acme);
    expect(await roleNamed(queryClient, 'Watcher')).toBeUndefined();
  });

  test('that gets another name takes its role bindings along', async () => {
    const { queryClient } = startConsole();
    onTestFinished(new QueryObserver(queryClient, roleBindingsQuery(acme)).subscribe(() => undefined));
    const held = async (name: string) =>
      (await queryClient.query(roleBindingsQuery(acme))).filter(({ role }) => role === `${acme}:${name}`).length;
    expect(await held('Billing Admin')).toBe(1);
    const { id = '', etag = '', permissions = [] } = (await roleNamed(queryClient, 'Billing Admin')) ?? {};
    await updateRole({ ...inAcme, id, etag, name: 'Money', permissions });
    await invalidateRoles(queryClient, acme);
    expect([await held('Billing Admin'), await held('Money')]).toEqual([0, 1]);
  });

  test('that somebody changed meanwhile is not changed over their head', async () => {
    const { backend } = startConsole();
    const { id, etag } = await createRole(reader);
    await backend.as('owner', () => updateRole({ ...reader, id, etag, permissions: ['view.list'] }));
    const refused = await refusalOf(updateRole({ ...reader, id, etag }));
    expect(refused).toMatchObject({ kind: 'conflict', reason: 'STALE_ROLE', isUncertain: false });
    expect(refused.message).toContain('Somebody has changed “Reader” meanwhile');
  });

  test('in use says how many hold it', async () => {
    const { queryClient } = startConsole();
    const { id = '' } = (await roleNamed(queryClient, 'Billing Admin')) ?? {};
    expect(await refusalOf(deleteRole({ ...inAcme, id }))).toMatchObject({
      kind: 'conflict',
      reason: 'ROLE_IN_USE',
      metadata: { count: '1' },
    });
  });

  test('above its maker names what they lack', async () => {
    startConsole('viewer');
    const refused = await refusalOf(createRole(reader));
    expect(refused).toMatchObject({ kind: 'denied', missingPermissions: ['role.create'] });
  });
});

test('a deleted role is gone from a list that could not be read again', async () => {
  const { backend, queryClient } = startConsole();
  onTestFinished(new QueryObserver(queryClient, rolesQuery(acme)).subscribe(() => undefined));
  const { id } = await createRole(reader);
  await invalidateRoles(queryClient, acme);
  await deleteRole({ ...inAcme, id });
  backend.fail('ListRoles', Code.Internal);
  await invalidateRoles(queryClient, acme);
  forgetRoles(queryClient, acme, new Set([id]));
  const { data } = queryClient.getQueryCache().find({ queryKey: rolesQuery(acme).queryKey })?.state ?? {};
  expect(JSON.stringify(data, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain(id);
});
