import { roleReference } from '#domain/rules/role-reference.ts';
import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';
import { numberedId, seedIds } from '#domain/seed-ids.ts';
import type { Role, RoleBinding, Token } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { demoOfAcme } from '#mocks/scenarios/demo.ts';
import { madeBy, organizationId } from '#mocks/scenarios/pieces.ts';
import { strangeNames } from '#mocks/scenarios/strange-names.ts';

const { production, staging } = seedIds.projects;

/**
 * The demo with leftovers of scripts and imports: every strange name as an account, a role, a project and a token; bindings
 * of deleted roles and projects, duplicates, unrecognized subjects, and unknown permissions.
 */
export function messyWorld(now: Date): World {
  const world = demoOfAcme(now);
  const made = madeBy(now);
  const roles = strangeNames.map((name, index): Role => {
    const permissions = index % 3 === 0 ? ['role.list', 'teapot.brew', 'profile.*', ''] : ['profile.read'];
    return { ...made(numberedId('3e550001', index), 100 - index), name, permissions, version: 1 };
  });
  const accounts = strangeNames.map((name, index) => ({ ...made(numberedId('3e550002', index), 100 - index), name }));
  const projects = strangeNames.map((name, index) => ({
    id: numberedId('3e550003', index),
    organizationId,
    name,
    createdAt: made('', 100 - index).createdAt,
  }));
  const tokens = accounts.map(({ id: serviceAccountId }, index): Token => {
    const id = numberedId('3e550004', index);
    const hash = id.replaceAll('-', '').repeat(2);
    const name = strangeNames[index] ?? '';
    return { ...made(id, 50), serviceAccountId, name, projectId: projects[index]?.id ?? null, hash, lastUsedAt: null };
  });

  let count = 0;
  function binding(subject: string, role: string, projectId: string | null): RoleBinding {
    count += 1;
    return { ...made(numberedId('3e550005', count), 90), subject, role, projectId };
  }
  const strange = strangeNames.map((name, index) =>
    binding(serviceAccountSubject(name), roleReference(organizationId, name), projects[index]?.id ?? null),
  );
  const wrong = [
    binding(serviceAccountSubject('gone-account'), 'system:viewer', null),
    binding(serviceAccountSubject('terraform'), 'system:retired-role', null),
    binding(serviceAccountSubject('terraform'), roleReference(organizationId, 'Gone Role'), production),
    binding(serviceAccountSubject('terraform'), roleReference(numberedId('00000bad', 1), 'Foreign Role'), null),
    binding(serviceAccountSubject('dashboards'), 'system:viewer', numberedId('00000bad', 2)),
    binding(serviceAccountSubject('dashboards'), 'system:viewer', staging),
    binding(serviceAccountSubject('dashboards'), 'system:viewer', staging),
    binding(serviceAccountSubject('dashboards'), 'system:viewer', staging),
    binding(userSubject('okta', 'nobody@elsewhere.example'), 'system:owner', null),
    binding('group:engineering', 'system:viewer', null),
    binding('oidc_user:gitlab:99', 'system:writer', production),
    binding('what is this', 'nor this', null),
    binding('', '', null),
  ];
  return {
    ...world,
    projects: [...world.projects, ...projects],
    roles: [...world.roles, ...roles],
    serviceAccounts: [...world.serviceAccounts, ...accounts],
    tokens: [...world.tokens, ...tokens],
    bindings: [...world.bindings, ...strange, ...wrong],
  };
}
