import { permissions } from '#domain/rules/permissions.ts';
import { maxServiceAccounts } from '#domain/rules/quota.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';
import { numberedId } from '#domain/seed-ids.ts';
import type { Project, Role, RoleBinding, ServiceAccount, User } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { randomFrom } from '#mocks/random.ts';
import { demoOfAcme } from '#mocks/scenarios/demo.ts';
import { day, madeBy, organizationId } from '#mocks/scenarios/pieces.ts';

/** More role bindings mean more people; the numbers of roles and projects are fixed. */
const sizes = { bindingsPerPerson: 20, roles: 200, projects: 300 };
const teams = ['payments', 'search', 'platform', 'mobile', 'data', 'growth', 'security', 'infra', 'web', 'billing'];
const duties = ['reader', 'operator', 'deployer', 'auditor', 'on-call', 'analyst', 'lead', 'contractor'];
const names = ['Ada', 'Bo', 'Chen', 'Dina', 'Eren', 'Farah', 'Goro', 'Hana', 'Ivo', 'Jun', 'Kofi', 'Lea', 'Mio', 'Nia'];
const surnames = ['Adler', 'Brandt', 'Costa', 'Dogan', 'Eze', 'Fischer', 'Garcia', 'Haddad', 'Ito', 'Jansen', 'Khan'];

/** A large organization: 10,000 role bindings, 500 people. */
export function largeWorld(now: Date): World {
  return companyWorld(now, 10_000);
}

/** The largest organization that the product is made for: 100,000 role bindings, 5,000 people. */
export function hugeWorld(now: Date): World {
  return companyWorld(now, 100_000);
}

/** The demo inside a large company, the same at every load, with this many role bindings in all. */
function companyWorld(now: Date, bindingCount: number): World {
  const world = demoOfAcme(now);
  const random = randomFrom(100_000);
  const made = madeBy(now);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item => items[below(items.length)] ?? otherwise;

  const projects = times(sizes.projects - world.projects.length, (index): Project => {
    const name = `${pick(teams, '')}-${index + 1}`;
    return { id: numberedId('4096e001', index), organizationId, name, createdAt: made('', 900 - index).createdAt };
  });
  const roles = times(sizes.roles - world.roles.length, (index): Role => {
    const held = permissions.filter((_, at) => (at + index) % 5 === 0);
    return {
      ...made(numberedId('4096e002', index), 800),
      name: `${pick(teams, '')} ${pick(duties, '')} ${index + 1}`,
      permissions: held,
      version: 1,
    };
  });
  const accounts = times(maxServiceAccounts - world.serviceAccounts.length, (index): ServiceAccount => {
    return { ...made(numberedId('4096e003', index), 700), name: `${pick(teams, '')}-robot-${index + 1}` };
  });
  const users = times(bindingCount / sizes.bindingsPerPerson - world.users.length, (index): User => {
    const [name, surname] = [pick(names, ''), pick(surnames, '')];
    const email = `${name}.${surname}.${index + 1}@acme.example`.toLowerCase();
    const createdAt = made('', 600).createdAt;
    const lastLoginAt = new Date(now.getTime() - below(90) * day);
    return {
      id: numberedId('4096e004', index),
      provider: 'dev',
      email,
      name: `${name} ${surname}`,
      createdAt,
      lastLoginAt,
      updatedAt: null,
      issuer: null,
      sub: null,
    };
  });

  const subjects = [
    ...users.map(({ email }) => userSubject('dev', email)),
    ...accounts.map(({ name }) => serviceAccountSubject(name)),
  ];
  const references = [
    'system:viewer',
    'system:writer',
    ...roles.map(({ name }) => roleReference(organizationId, name)),
  ];
  const projectIds = [null, ...projects.map(({ id }) => id)];
  const bindings = times(bindingCount - world.bindings.length, (index): RoleBinding => {
    return {
      ...made(numberedId('4096e005', index), below(500)),
      subject: subjects[index % subjects.length] ?? '',
      role: pick(references, ''),
      projectId: pick(projectIds, null),
    };
  });
  return {
    ...world,
    users: [...world.users, ...users],
    projects: [...world.projects, ...projects],
    roles: [...world.roles, ...roles],
    serviceAccounts: [...world.serviceAccounts, ...accounts],
    bindings: [...world.bindings, ...bindings],
  };
}

function times<Row>(count: number, make: (index: number) => Row): Row[] {
  return Array.from({ length: count }, (_, at) => make(at));
}
