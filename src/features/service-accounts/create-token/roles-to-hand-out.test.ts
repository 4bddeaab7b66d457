import { expect, test } from 'vitest';
import { systemRoles } from '#domain/rules/system-roles.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { createRoleBinding, roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { acme, type Person, projects, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { call } from '#src/api/transport.ts';
import { permissionsOf, reasonAgainst } from './permissions-of.ts';

/** The form says before the click what the backend would refuse: neither more nor less. */

const inAcme = { organizationId: acme };
const { production, staging } = projects;
const scopes = ['', production, staging];

/** The person, with the roles that the owner gives them first. */
async function withRoles(person: Person, roles: readonly (readonly [role: string, projectId: string])[]) {
  const started = startConsole();
  const permissions = ['rolebinding.create'];
  await call(RoleService.method.createRole, { ...inAcme, name: 'Binder', permissions });
  for (const [role, projectId] of roles)
    await createRoleBinding({ ...inAcme, subject: subjectOf(person), role, projectId });
  const bindings = await started.queryClient.query(roleBindingsQuery(acme));
  const held = permissionsOf(subjectOf(person), bindings, await started.queryClient.query(rolesQuery(acme)));
  if (!held) throw new Error('both lists are there');
  started.backend.signIn(person);
  return held;
}

const binder = `${acme}:Binder`;

test.each<[string, Person, readonly (readonly [string, string])[], number]>([
  ['the owner', 'owner', [], 15],
  ['the viewer', 'viewer', [], 0],
  ['a viewer who may bind', 'viewer', [[binder, '']], 3],
  ['a writer who may bind in one project', 'writer', [[binder, staging]], 4],
  ['the owner of one project', 'newcomer', [['system:owner', production]], 5],
  ['somebody who may bind and holds nothing else', 'newcomer', [[binder, '']], 0],
])('%s hands out what the form lets them hand out', async (_, person, roles, count) => {
  const held = await withRoles(person, roles);
  let given = 0;
  for (const [role, permissions] of Object.entries(systemRoles))
    for (const projectId of scopes) {
      const mayBind = held(projectId).has('rolebinding.create');
      const offered = mayBind && reasonAgainst(permissions, [projectId], held) === undefined;
      const done = await createRoleBinding({
        ...inAcme,
        subject: `user:dev:${given}@acme.example`,
        role,
        projectId,
      }).then(
        () => true,
        () => false,
      );
      expect(`${role} ${projectId} ${done}`).toBe(`${role} ${projectId} ${offered}`);
      given += Number(done);
    }
  expect(given).toBe(count);
});
