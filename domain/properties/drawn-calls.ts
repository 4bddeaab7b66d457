import * as fc from 'fast-check';
import type { DirectHost, Signature } from '#domain/properties/direct-host.ts';
import { delegate } from '#domain/properties/drawn-world.ts';
import { catalogue, referenceOf, rolesOfTheSystem, type Who } from '#domain/properties/model.ts';
import { acme, people, places, subjectOfPerson } from '#domain/properties/pools.ts';
import type { Token } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import type { Clients } from '#domain/testing/test-world.ts';

/** Random calls that change who may do what. Their arguments are picked from the world at the time of the call. */

/** A call whose arguments are not picked yet: its numbers select from what exists at that time. */
export interface DrawnCall {
  readonly rpc: keyof typeof calls;
  readonly actor: number;
  readonly first: number;
  readonly second: number;
  readonly place: string | null;
  readonly name: string;
}

/** A token whose secret a caller has received. */
export interface KnownToken {
  readonly token: Token;
  readonly secret: string;
}

/** What all callers together have learned: the secrets of API tokens and of invites. */
export interface Knowledge {
  readonly tokens: KnownToken[];
  readonly invites: string[];
}

type Call = (clients: Clients, drawn: DrawnCall, world: World, known: Knowledge) => Promise<unknown>;

/** Who can act now: these people, and every token whose secret is known. */
export function actorsOf(callers: readonly string[], known: Knowledge): { who: Who; signature: Signature }[] {
  return [
    ...callers.map((person) => ({ who: { person: subjectOfPerson(person) }, signature: { person } })),
    ...known.tokens.map(({ token, secret }) => ({ who: { token }, signature: { secret } })),
  ];
}

/** Makes the call. Secrets in the answer are then known, to all callers. */
export function make(host: DirectHost, signature: Signature, drawn: DrawnCall, known: Knowledge): Promise<unknown> {
  return calls[drawn.rpc](host.as(signature), drawn, host.world(), known);
}

/** Picks one of the rows; if there are none, an ID that doesn't exist. */
export function pick<Row>(rows: readonly Row[], number: number): Row | undefined {
  return rows[number % Math.max(rows.length, 1)];
}

const organizationId = acme;
const nothing = { id: 'nothing' };
const ofAcme = <Row extends { readonly organizationId: string }>(rows: readonly Row[]) =>
  rows.filter((row) => row.organizationId === organizationId);

const calls = {
  createRole: ({ roles }, { first, second, name }) => {
    // A few neighbouring permissions, which a caller often has together, and sometimes a distant one.
    const permissions = catalogue.slice(first % catalogue.length).slice(0, 1 + (second % 4));
    const further = second % 5 === 0 ? [pick(catalogue, second) ?? ''] : [];
    return roles.createRole({ organizationId, name, permissions: [...permissions, ...further] });
  },
  deleteRole: ({ roles }, { first }, world) =>
    roles.deleteRole({ organizationId, id: (pick(ofAcme(world.roles), first) ?? nothing).id }),
  updateRole: ({ customRoles }, { first, second, name }, world) => {
    const role = pick(ofAcme(world.roles), first);
    const kept = role?.permissions.filter((_, n) => (second + n) % 3 > 0) ?? [];
    const added = catalogue.slice(second % catalogue.length).slice(0, 1 + (second % 3));
    const permissions = [...kept, ...added].filter((permission) => catalogue.includes(permission));
    const [id = '', etag] = [role?.id, String(role?.version)];
    const chosen = second % 2 === 0 ? (role?.name ?? '') : name;
    return customRoles.updateRole({ organizationId, id, name: chosen, permissions, etag });
  },
  createRoleBinding: ({ roles }, { first, second, place }, world) => {
    const accounts = ofAcme(world.serviceAccounts).map((account) => `serviceaccount:${account.name}`);
    const subject = pick([...people.map(subjectOfPerson), ...accounts, 'serviceaccount:ghost'], first) ?? '';
    const own = world.roles.map(referenceOf);
    const role = pick([...own, ...rolesOfTheSystem.keys(), ...own], second) ?? '';
    return roles.createRoleBinding({ organizationId, subject, role, projectId: place ?? '' });
  },
  deleteRoleBinding: ({ roles }, { first, second }, world) => {
    // Often a binding of a person who creates tokens and invites, which remain after that person's rights end.
    const delegated = ofAcme(world.bindings).filter(({ subject }) => subject === subjectOfPerson(delegate));
    const bindings = second % 2 === 0 ? delegated : ofAcme(world.bindings);
    return roles.deleteRoleBinding({ organizationId, id: (pick(bindings, first) ?? nothing).id });
  },
  makeOwner: ({ roles }, { first }) =>
    roles.createRoleBinding({
      organizationId,
      subject: subjectOfPerson(pick(people, first) ?? ''),
      role: 'system:owner',
    }),
  removeOwner: ({ roles }, { first }, world) => {
    const owning = ofAcme(world.bindings).filter((binding) => binding.role === 'system:owner' && !binding.projectId);
    return roles.deleteRoleBinding({ organizationId, id: (pick(owning, first) ?? nothing).id });
  },
  removePerson: ({ people: client }, { first }, world) => {
    const owners = ofAcme(world.bindings).filter(({ role, projectId }) => role === 'system:owner' && !projectId);
    const subjects = [...owners.map(({ subject }) => subject), ...people.map(subjectOfPerson)];
    return client.removePerson({ organizationId, subject: pick(subjects, first) ?? '' });
  },
  leaveOrganization: ({ membership }) => membership.leaveOrganization({ organizationId }),
  createServiceAccount: ({ accounts }, { name }) => accounts.createServiceAccount({ organizationId, name }),
  deleteServiceAccount: ({ accounts }, { first }, world) =>
    accounts.deleteServiceAccount({
      organizationId,
      id: (pick(ofAcme(world.serviceAccounts), first) ?? nothing).id,
    }),
  createServiceAccountToken: async ({ accounts }, { first, name, place }, world, known) => {
    const { id: serviceAccountId } = pick(ofAcme(world.serviceAccounts), first) ?? nothing;
    const request = { organizationId, serviceAccountId, name, projectId: place ?? '' };
    const { token } = await accounts.createServiceAccountToken(request);
    if (token)
      known.tokens.push({ token: { ...unimportant, ...request, projectId: place, id: token.id }, secret: token.token });
  },
  deleteServiceAccountToken: ({ accounts }, { first }, world) => {
    const { id, serviceAccountId } = pick(ofAcme(world.tokens), first) ?? { ...nothing, serviceAccountId: '' };
    return accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id });
  },
  createInvite: async ({ roles }, { first }, world, known) => {
    const own = ofAcme(world.roles).map(({ id }) => id);
    const role = pick([...own, ...rolesOfTheSystem.keys(), ...own], first) ?? '';
    const { invite } = await roles.createInvite({ organizationId, roleId: role });
    if (invite) known.invites.push(invite.token);
  },
  listInvites: async ({ roles }, _drawn, _world, known) => {
    const { invites } = await roles.listInvites({ organizationId });
    known.invites.push(...invites.map((invite) => invite.token).filter((token) => token !== ''));
  },
  expireInvite: ({ roles }, { first }, world) =>
    roles.expireInvite({ organizationId, id: (pick(ofAcme(world.invites), first) ?? nothing).id }),
  acceptInvite: ({ roles }, { first }, _world, known) =>
    roles.acceptInvite({ token: pick(known.invites, first) ?? 'guessed' }),
} as const satisfies Readonly<Record<string, Call>>;

const unimportant = { hash: '', createdAt: new Date(0), createdBy: '', lastUsedAt: null };

/** The kinds of calls. Those that give something are listed twice, and so drawn twice as often. */
export const kinds: readonly DrawnCall['rpc'][] = [
  ...(['createRoleBinding', 'createRoleBinding', 'createRoleBinding', 'createServiceAccountToken'] as const),
  ...(['createServiceAccountToken', 'createInvite', 'createInvite', 'acceptInvite', 'acceptInvite'] as const),
  ...(['acceptInvite', 'listInvites', 'createRole', 'createRole', 'createServiceAccount'] as const),
  ...(['deleteRoleBinding', 'deleteRoleBinding', 'deleteRole', 'deleteServiceAccount'] as const),
  ...(['deleteServiceAccountToken', 'expireInvite', 'updateRole', 'updateRole', 'removePerson'] as const),
];

/** A call of one of these kinds. */
export function anyCallOf(...rpcs: readonly DrawnCall['rpc'][]): fc.Arbitrary<DrawnCall> {
  return fc.record({
    rpc: fc.constantFrom(...rpcs),
    actor: fc.nat(1000),
    first: fc.nat(1000),
    second: fc.nat(1000),
    place: fc.constantFrom(null, null, ...Object.values(places)),
    name: fc.constantFrom('ghost', 'Gone', 'Access', 'agent', 'new', 'newer'),
  });
}
