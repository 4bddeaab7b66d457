import * as fc from 'fast-check';
import type { DirectHost, Signature } from '#domain/properties/direct-host.ts';
import { delegate } from '#domain/properties/drawn-world.ts';
import { catalogue, referenceOf, rolesOfTheSystem, type Who } from '#domain/properties/model.ts';
import { acme, people, places, subjectOfPerson } from '#domain/properties/pools.ts';
import type { Token } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import type { Clients } from '#domain/testing/test-world.ts';

/** Random calls that change who may do what. What they name is picked from the world as it is when the call is made. */

/** A call before anything is picked: numbers choose among what there is then. */
export interface DrawnCall {
  readonly rpc: keyof typeof calls;
  readonly actor: number;
  readonly first: number;
  readonly second: number;
  readonly place: string | null;
  readonly name: string;
}

/** A token that an actor was given the secret of. */
export interface KnownToken {
  readonly token: Token;
  readonly secret: string;
}

/** What the callers came to know together: secrets of API tokens, and of invites. */
export interface Knowledge {
  readonly tokens: KnownToken[];
  readonly invites: string[];
}

type Call = (clients: Clients, drawn: DrawnCall, world: World, known: Knowledge) => Promise<unknown>;

/** The people and machines who can act now: these people, and whoever's token became known. */
export function actorsOf(callers: readonly string[], known: Knowledge): { who: Who; signature: Signature }[] {
  return [
    ...callers.map((person) => ({ who: { person: subjectOfPerson(person) }, signature: { person } })),
    ...known.tokens.map(({ token, secret }) => ({ who: { token }, signature: { secret } })),
  ];
}

/** Makes the call. What it reveals is known from then on, whoever made it. */
export function make(host: DirectHost, signature: Signature, drawn: DrawnCall, known: Knowledge): Promise<unknown> {
  return calls[drawn.rpc](host.as(signature), drawn, host.world(), known);
}

/** One of the rows; an id that nothing has when there are none. */
export function pick<Row>(rows: readonly Row[], number: number): Row | undefined {
  return rows[number % Math.max(rows.length, 1)];
}

const organizationId = acme;
const nothing = { id: 'nothing' };
const ofAcme = <Row extends { readonly organizationId: string }>(rows: readonly Row[]) =>
  rows.filter((row) => row.organizationId === organizationId);

const calls = {
  createRole: ({ roles }, { first, second, name }) => {
    // A few permissions that stand together, so that they are often all held, and sometimes one from far away.
    const permissions = catalogue.slice(first % catalogue.length).slice(0, 1 + (second % 4));
    const further = second % 5 === 0 ? [pick(catalogue, second) ?? ''] : [];
    return roles.createRole({ organizationId, name, permissions: [...permissions, ...further] });
  },
  deleteRole: ({ roles }, { first }, world) =>
    roles.deleteRole({ organizationId, id: (pick(ofAcme(world.roles), first) ?? nothing).id }),
  createRoleBinding: ({ roles }, { first, second, place }, world) => {
    const accounts = ofAcme(world.serviceAccounts).map((account) => `serviceaccount:${account.name}`);
    const subject = pick([...people.map(subjectOfPerson), ...accounts, 'serviceaccount:ghost'], first) ?? '';
    const own = world.roles.map(referenceOf);
    const role = pick([...own, ...rolesOfTheSystem.keys(), ...own], second) ?? '';
    return roles.createRoleBinding({ organizationId, subject, role, projectId: place ?? '' });
  },
  deleteRoleBinding: ({ roles }, { first, second }, world) => {
    // Often of somebody who makes tokens and invites, which outlive what their maker held.
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

/** Kinds of calls, those that give something more than once: what is here twice is called twice as often. */
export const kinds: readonly DrawnCall['rpc'][] = [
  ...(['createRoleBinding', 'createRoleBinding', 'createRoleBinding', 'createServiceAccountToken'] as const),
  ...(['createServiceAccountToken', 'createInvite', 'createInvite', 'acceptInvite', 'acceptInvite'] as const),
  ...(['acceptInvite', 'listInvites', 'createRole', 'createRole', 'createServiceAccount'] as const),
  ...(['deleteRoleBinding', 'deleteRoleBinding', 'deleteRole', 'deleteServiceAccount'] as const),
  ...(['deleteServiceAccountToken', 'expireInvite'] as const),
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
