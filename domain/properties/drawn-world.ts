import * as fc from 'fast-check';
import { catalogue } from '#domain/properties/model.ts';
import {
  accounts,
  acme,
  busy,
  globex,
  ids,
  invites,
  legacyTokens,
  made,
  migrations,
  moment,
  nthId,
  people,
  places,
  projects,
  roles,
  subjectOfPerson,
  tokens,
  users,
} from '#domain/properties/pools.ts';
import type { Role, RoleBinding } from '#domain/store/records.ts';
import { emptyWorld, type World } from '#domain/store/world.ts';

/** Random worlds, where anything may be missing, dangling, duplicated or meaningless. */

/** Every subject in bindings, whether it exists or not. */
const subjects = people
  .map(subjectOfPerson)
  .concat('serviceaccount:agent', 'serviceaccount:robot', 'serviceaccount:ghost', 'system', '')
  .concat('user:dev:Ben@acme.example', 'oidc:dev:ben@acme.example', 'user:google:ben@acme.example', 'ben@acme.example');
const strangeRoles = ['system:admin', 'system:', 'owner', '', `${acme}:`, `${acme}:Gone`, `${acme}:owner`, ':Access'];
const systemRoles = ['owner', 'viewer', 'writer', 'profile-writer', 'debuginfo-writer'].map((name) => `system:${name}`);
const ownRoles = roles.map((role) => `${role.organizationId}:${role.name}`);

/** The permissions that change who may do what, so that random calls have effects. */
const powers = catalogue.filter((permission) =>
  /^(role|rolebinding|invite|serviceaccount|serviceaccounttoken|project)\./u.test(permission),
);
const strangePermissions = ['future.permission', 'profile', 'Profile.read', '__proto__', 'toString', '*'];

/** Something that a call can be about, usually something that exists. */
export const anyOf = {
  organization: fc.oneof({ weight: 6, arbitrary: fc.constant(acme) }, fc.constantFrom(globex, nthId('acc', 3), '')),
  project: fc.constantFrom(null, null, places.alpha, ...Object.values(places)),
  subject: fc.constantFrom(...subjects),
  role: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('system:owner', ...systemRoles, ...ownRoles) },
    fc.constantFrom(...strangeRoles),
  ),
  roleId: fc.constantFrom(...systemRoles, ...ids.roles, ''),
  permission: fc.constantFrom(...catalogue, ...strangePermissions),
  permissions: fc.oneof(
    fc.constant(powers),
    { weight: 2, arbitrary: fc.subarray([...powers]) },
    fc.subarray([...catalogue], { maxLength: 6 }),
    fc.constant(catalogue),
  ),
  account: fc.constantFrom(...ids.accounts),
};

/** The maximum number of role bindings in a random world. */
export const mostBindings = 20;

/** Mostly subjects that can act in Acme. */
const holders = busy.map(subjectOfPerson).concat('serviceaccount:agent', 'serviceaccount:robot');
const anyBinding = fc.record({
  organizationId: fc.constantFrom(acme, acme, acme, acme, globex),
  subject: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...holders) }, anyOf.subject),
  projectId: fc.oneof(fc.constant(null), anyOf.project),
  role: anyOf.role,
});
const bindings: fc.Arbitrary<RoleBinding[]> = fc
  .array(anyBinding, { minLength: 8, maxLength: mostBindings, size: 'max' })
  .map((drawn) => drawn.map((binding, n) => Object.assign(binding, made, { id: bindingId(n) })));

/** A world of any kind. */
export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    projects: mostOf(projects),
    users: mostOf(users),
    roles: mostOf(roles),
    permissions: fc.array(fc.oneof(anyOf.permissions, fc.subarray(strangePermissions)), { minLength: 4, maxLength: 4 }),
    serviceAccounts: mostOf(accounts),
    tokens: mostOf(tokens),
    bindings,
    inviteRoles: fc.tuple(anyOf.roleId, anyOf.roleId),
    legacyTokens: mostOf(legacyTokens),
    migrations: mostOf(migrations),
  })
  .map(({ permissions, inviteRoles, ...drawn }) =>
    Object.assign(drawn, {
      organizations,
      roles: drawn.roles.map((role, n): Role => Object.assign({ permissions: permissions[n] ?? [] }, role)),
      invites: invites.map((invite, n) => Object.assign({ roleId: inviteRoles[n] ?? '' }, invite)),
      // They go with their projects, always.
      legacyTokens: drawn.legacyTokens.filter(({ projectId }) => drawn.projects.some(({ id }) => id === projectId)),
      migrations: drawn.migrations.filter(({ projectId }) => drawn.projects.some(({ id }) => id === projectId)),
    }),
  )
  .map((drawn) => Object.assign({}, emptyWorld, drawn));

const organizations = [
  { id: acme, name: 'Acme', createdAt: moment },
  { id: globex, name: 'Globex', createdAt: moment },
];

/** The one owner in every owned world at the start. */
export const owner = 'ada@acme.example';

/** A person who may change access in every owned world; their other permissions are random. */
export const delegate = 'ben@acme.example';

/** A world with Ada as its only owner. Its open invites are hers, and it has no tokens yet. */
export const anyOwnedWorld: fc.Arbitrary<World> = anyWorld.map((world) => {
  const wide = { ...made, organizationId: acme, projectId: null };
  const delegated = {
    ...made,
    id: nthId('401', 9),
    organizationId: acme,
    name: 'Delegate',
    permissions: powers,
    version: 1,
  };
  const own = { ...wide, id: bindingId(mostBindings), subject: subjectOfPerson(owner), role: 'system:owner' };
  const delegating = {
    ...wide,
    id: bindingId(mostBindings + 1),
    subject: subjectOfPerson(delegate),
    role: `${acme}:${delegated.name}`,
  };
  return Object.assign(world, {
    users,
    roles: [...world.roles, delegated],
    tokens: [],
    bindings: [...world.bindings.map(withoutOwner), own, delegating],
    invites: world.invites.map((invite) => Object.assign(invite, { createdBy: own.subject })),
  });
});

/** The id of the nth binding. */
export function bindingId(n: number): string {
  return nthId('b1d', n);
}

/** A random part of the rows, usually all. */
function mostOf<Row>(rows: readonly Row[]): fc.Arbitrary<Row[]> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant<Row[]>([...rows]) }, fc.subarray<Row>([...rows]));
}

function withoutOwner(binding: RoleBinding): RoleBinding {
  const isOwning = binding.role === 'system:owner' && binding.projectId === null && binding.subject.startsWith('user:');
  return isOwning ? { ...binding, role: 'system:writer' } : binding;
}
