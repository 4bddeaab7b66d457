import type { Host } from '#domain/host.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { defaultRoleNow } from '#domain/single-sign-on/default-role.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/** Single sign-on lets nobody in this way. The message is a sentence for the person who came. */
export class NotAdmitted extends Error {}

/** Somebody whom an organization's provider has named. */
export interface Arrival {
  readonly organizationId: string;
  /** The version of the settings that the sign-in began with. */
  readonly version: number;
  readonly email: string;
  /** Whether the person never signed in before. */
  readonly isFirst: boolean;
}

/**
 * Lets a person in through single sign-on, in the transaction that saves their account: whoever comes for the first time and
 * has no role here gets the default one, with an audit record. Throws NotAdmitted if the settings are off or others by now,
 * and if the default role can't be given. `isFull`: see `isFullOfBindings`.
 */
export async function admit(
  host: Pick<Host, 'clock' | 'ids' | 'providers'>,
  tx: StoreTransaction,
  { organizationId, version, email, isFirst }: Arrival,
  isFull: boolean,
): Promise<void> {
  const setup = await tx.singleSignOn.ofOrganization(organizationId);
  if (!setup || !isOn(host, setup) || setup.version !== version)
    throw new NotAdmitted('Single sign-on was changed or switched off meanwhile.');
  const subject = userSubject(setup.identifier, email);
  if (!isFirst || !setup.defaultRole) return;
  if ((await tx.bindings.ofSubject(organizationId, subject)).length > 0) return;
  const now = await defaultRoleNow(tx, organizationId, setup.defaultRole);
  if (now.kind === 'refused') throw new NotAdmitted(now.why);
  if (isFull) throw new NotAdmitted('The organization has as many role bindings as it may have.');
  await give(host, tx, setup, subject, now.role.reference);
}

/** Whether people can sign in through it: not by the name of the installation's own provider, whoever came to have it. */
export function isOn({ providers }: Pick<Host, 'providers'>, setup: SingleSignOn): boolean {
  return setup.enabledAt !== null && !providers.includes(setup.identifier);
}

async function give(
  { clock, ids }: Pick<Host, 'clock' | 'ids'>,
  tx: StoreTransaction,
  { organizationId, defaultRole }: SingleSignOn,
  subject: string,
  role: string,
): Promise<void> {
  const at = clock();
  const binding: RoleBinding = {
    id: ids.uuid(),
    organizationId,
    subject,
    projectId: null,
    role,
    createdAt: at,
    // Whoever chose the default role is responsible for it, not the person who signed in.
    createdBy: defaultRole?.setBy ?? 'system',
  };
  await tx.bindings.add(binding);
  const target = { id: binding.id, subject, role, project: '', setBy: binding.createdBy };
  await tx.audit.add({ id: ids.uuid(), organizationId, at, actor: subject, action: 'SingleSignOn', target });
}
