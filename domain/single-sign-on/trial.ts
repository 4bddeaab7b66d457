import { authorize, findAccess } from '#domain/authorize.ts';
import type { Caller } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import type { SingleSignOnTrial } from '#domain/store/single-sign-on-records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { SingleSignOnService } from '#proto/console/sso/v1alpha1/sso_pb.ts';

/** Which settings are tried. */
export interface TriedSettings {
  readonly organizationId: string;
  readonly version: number;
}

/** Whether the caller may try an organization's settings: who may save them. */
export async function mayTry(reader: StoreReader, caller: Caller, organizationId: string): Promise<boolean> {
  const access = await findAccess(reader, caller, organizationId);
  return access?.at(null).has('organization.update') === true;
}

/**
 * Keeps what arrived at a trial by whoever set the settings up, if they are still the same, and answers whether it did. Throws NotFound and
 * PermissionDenied as SaveSetup does.
 */
export async function saveTrial(
  { store, clock, ids }: Pick<Host, 'store' | 'clock' | 'ids'>,
  caller: Caller,
  { organizationId, version }: TriedSettings,
  arrived: Omit<SingleSignOnTrial, 'triedAt' | 'triedBy'>,
): Promise<boolean> {
  const at = clock();
  return transactionOf(store, caller, async (tx) => {
    await authorize(tx, caller, SingleSignOnService.method.saveSetup, organizationId);
    const setup = await tx.singleSignOn.ofOrganization(organizationId);
    if (setup?.version !== version || setup.setUpBy !== caller.subject) return false;
    await tx.singleSignOn.save({ ...setup, trial: { ...arrived, triedAt: at, triedBy: caller.subject } });
    const target = { version: String(version), email: arrived.email, failure: arrived.failure };
    const record = { id: ids.uuid(), organizationId, at, actor: caller.subject, action: 'TrySingleSignOn', target };
    await tx.audit.add(record);
    return true;
  });
}
