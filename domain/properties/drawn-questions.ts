import * as fc from 'fast-check';
import type { Signature } from '#domain/properties/direct-host.ts';
import { anyOf, bindingId, mostBindings } from '#domain/properties/drawn-world.ts';
import { type Question, type Rpc, rpcs } from '#domain/properties/model-answers.ts';
import { catalogue, type Who } from '#domain/properties/model.ts';
import { busy, ids, people, secretOf, subjectOfPerson, tokens } from '#domain/properties/pools.ts';

/** A caller, for the model and for the services. */
export interface Asker {
  readonly who: Who;
  readonly signature: Signature;
}

/** People, tokens of every kind (also revoked and unknown ones), and a caller who is not signed in. */
export const anyAsker: fc.Arbitrary<Asker> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...busy).map(signedIn) },
  { weight: 3, arbitrary: fc.constantFrom(...people).map(signedIn) },
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 5, 6).map(withToken) },
  { weight: 4, arbitrary: fc.nat(tokens.length - 1).map(withToken) },
  fc.constant({ who: { token: undefined }, signature: { secret: secretOf(999) } }),
  fc.constant<Asker>({ who: 'nobody', signature: {} }),
);

function signedIn(person: string): Asker {
  return { who: { person: subjectOfPerson(person) }, signature: { person } };
}

function withToken(number: number): Asker {
  return { who: { token: tokens[number] }, signature: { secret: secretOf(number) } };
}

/** The calls by which a caller could give more than they have. */
const granting: readonly Rpc[] = [
  'CreateRole',
  'UpdateRole',
  'CreateRoleBinding',
  'CreateInvite',
  'CreateServiceAccountToken',
];

/** Any call, with a well-formed request, so that only rights and existing records decide. */
export const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    rpc: fc.oneof(fc.constant<Rpc>('CanI'), fc.constantFrom(...granting), {
      weight: 2,
      arbitrary: fc.constantFrom(...rpcs),
    }),
    organization: anyOf.organization,
    project: anyOf.project,
    record: fc.nat(100),
    accountId: anyOf.account,
    role: anyOf.role,
    roleId: anyOf.roleId,
    subject: fc.constantFrom(...people.map(subjectOfPerson), 'serviceaccount:agent', 'serviceaccount:ghost'),
    permission: anyOf.permission,
    permissions: fc.subarray([...catalogue], { minLength: 1, maxLength: 3 }),
  })
  .map(({ record, ...drawn }) => {
    const about = recordsOf[drawn.rpc] ?? ids.roles;
    return Object.assign(drawn, { id: about[record % about.length] ?? '' });
  });

const bindings = Array.from({ length: mostBindings + 2 }, (_, n) => bindingId(n));
const recordsOf: Partial<Readonly<Record<Rpc, readonly string[]>>> = {
  DeleteRoleBinding: bindings,
  ExpireInvite: ids.invites,
  ListInviteAcceptances: ids.invites,
  DeleteServiceAccount: ids.accounts,
  ListServiceAccountTokens: ids.accounts,
  DeleteServiceAccountToken: ids.tokens,
  RemoveOrganizationUser: ids.users,
};
