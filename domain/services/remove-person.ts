import type { DescMethod } from '@bufbuild/protobuf';
import { bindingsNamed, record } from '#domain/audit.ts';
import { authorize } from '#domain/authorize.ts';
import type { Caller } from '#domain/caller.ts';
import { notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { refuseRemovingLastOwner } from '#domain/last-owner.ts';
import { personOf } from '#domain/rules/subject.ts';
import { onlyOrganizationOfProvider, organizationsGivingRoles } from '#domain/single-sign-on/people.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { StoreReader, StoreTransaction } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';

/**
 * Takes all role bindings from a person in one transaction. If they have none in any other organization, their account at the
 * provider is forgotten, and their sessions end. Returns the bindings. `findSubject` says who it is, after the caller's right is checked.
 * Throws NotFound for a person without a binding here, and FailedPrecondition for the last owner.
 */
export async function removePersonFrom(
  host: Host,
  caller: Caller,
  method: DescMethod,
  organizationId: string,
  findSubject: (reader: StoreReader) => Promise<string | undefined>,
): Promise<readonly RoleBinding[]> {
  const { subject, bindings } = await transactionOf(host.store, caller, async (tx) => {
    await authorize(tx, caller, method, organizationId);
    const found = await findSubject(tx);
    const held = found === undefined ? [] : await tx.bindings.ofSubject(organizationId, found);
    if (found === undefined || held.length === 0) throw notFound('person');
    await refuseRemovingLastOwner(host, tx, held);
    await tx.bindings.removeOfSubject(organizationId, found);
    await forgetAccount(host, tx, organizationId, found);
    const target = { subject: found, ...bindingsNamed(held) };
    await record(host, tx, caller, method, organizationId, target);
    return { subject: found, bindings: held };
  });
  await endUselessSessions(host, organizationId, subject);
  return bindings;
}

/**
 * A person may come back from another account with the same e-mail once nobody gives them access: this is how an owner lets
 * that in. Where others still do, it is not this organization's to say who they are.
 */
async function forgetAccount(host: Host, tx: StoreTransaction, organizationId: string, subject: string): Promise<void> {
  const person = personOf(subject);
  if (!person || !(await isLastToKnow(host, tx, organizationId, subject))) return;
  const user = await tx.users.byEmail(person.provider, person.email);
  if (user && user.sub !== null) await tx.users.save({ ...user, issuer: null, sub: null });
}

/**
 * Anybody's e-mail can be given a role and removed again, so what is open elsewhere is no business of this organization. A
 * failure is reported, but never fails the call: the bindings are gone, and without them a session opens nothing here.
 */
async function endUselessSessions(host: Host, organizationId: string, subject: string): Promise<void> {
  const { store, endSessions: end, report, ids } = host;
  const person = personOf(subject);
  try {
    if (!(await isLastToKnow(host, store, organizationId, subject))) return;
    const user = person && (await store.users.byEmail(person.provider, person.email));
    if (user) await end(user.id);
  } catch (error) {
    report(error, ids.uuid());
  }
}

/**
 * Whether no organization gives the person a role any more, after this one has removed them. What other organizations do with
 * the name of somebody of an organization's own provider neither keeps nor ends anything.
 */
async function isLastToKnow(
  host: Host,
  reader: StoreReader,
  organizationId: string,
  subject: string,
): Promise<boolean> {
  const provider = personOf(subject)?.provider ?? '';
  const only = await onlyOrganizationOfProvider(host, reader, provider);
  if (only !== undefined && only !== organizationId) return false;
  return (await organizationsGivingRoles(host, reader, subject)).length === 0;
}
