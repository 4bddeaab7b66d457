import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { callUnaryMethod } from '@connectrpc/connect-query';
import type { QueryClient } from '@tanstack/react-query';
import { parseSubject, userSubject } from '#domain/rules/subject.ts';
import {
  type ListPeopleResponse,
  ListPeopleResponseSchema,
  type Person,
  PersonSchema,
} from '#proto/console/people/v1alpha1/people_pb.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { User } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { readError } from './errors.ts';
import { isGone } from './is-gone.ts';
import { deleteRoleBinding, roleBindingsQuery } from './roles.ts';
import { call, transport } from './transport.ts';

const { method } = OrganizationService;

/** A person to remove, by the fields of the list. */
export interface PersonToRemove {
  readonly organizationId: string;
  readonly subject: string;
  /** Empty if they have no account. */
  readonly userId: string;
}

/** The people of an organization, for a backend with only the public API: its users, and who its role bindings name. */
export async function derivedPeople(client: QueryClient, organizationId: string): Promise<ListPeopleResponse> {
  const [users, bindings] = await Promise.all([
    usersOf(organizationId),
    client.query({ ...roleBindingsQuery(organizationId), staleTime: 0 }),
  ]);
  const people = new Map<string, Person>();
  for (const { subject } of bindings) {
    const parsed = parseSubject(subject);
    if (parsed.kind !== 'user') continue;
    const { provider: authProvider, id: email } = parsed;
    people.set(subject, create(PersonSchema, { subject, email, authProvider, canSignIn: true }));
  }
  for (const user of users) {
    const subject = userSubject(user.authProvider, user.email);
    const { id: userId, name, email, authProvider } = user;
    const lastLogin = user.lastLoginAt && { lastLoginAt: user.lastLoginAt };
    people.set(
      subject,
      create(PersonSchema, { subject, userId, name, email, authProvider, canSignIn: true, ...lastLogin }),
    );
  }
  return create(ListPeopleResponseSchema, { people: [...people.values()] });
}

/**
 * Removes a person with only the public API: by their account, then each role binding that is left. Stops at the first
 * error; what was removed until then is gone.
 */
export async function removeOneByOne(
  client: QueryClient,
  { organizationId, subject, userId }: PersonToRemove,
  signal?: AbortSignal,
): Promise<readonly RoleBinding[]> {
  const ofPerson = async () => {
    const all = await client.query({ ...roleBindingsQuery(organizationId), staleTime: 0 });
    return all.filter((binding) => binding.subject === subject);
  };
  const before = await ofPerson();
  const removing =
    userId === '' ? undefined : call(method.removeOrganizationUser, { id: organizationId, userId }, signal);
  const isRemoved = removing !== undefined && (await orWithoutService(removing)) !== undefined;
  const left = isRemoved ? await ofPerson().catch(noneForTheRemoved) : before;
  for (const { id } of left) {
    await deleteRoleBinding({ organizationId, id }, signal).catch((error: unknown) => {
      if (!isGone(readError(error))) throw error;
    });
  }
  return before;
}

/** People who removed themselves may no longer list what is left. */
function noneForTheRemoved(error: unknown): readonly RoleBinding[] {
  const { kind } = readError(error);
  if (kind !== 'not-found' && kind !== 'denied') throw error;
  return [];
}

async function usersOf(id: string): Promise<readonly User[]> {
  const answer = await orWithoutService(callUnaryMethod(transport, method.getOrganizationUsers, { id }));
  return answer?.users ?? [];
}

/** `undefined` from a backend that lacks the RPC, or keeps it from this person; role bindings still tell who is there. */
async function orWithoutService<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    const isUnserved = ConnectError.from(error).code === Code.Unimplemented || readError(error).kind === 'denied';
    if (!isUnserved) throw error;
    return undefined;
  });
}
