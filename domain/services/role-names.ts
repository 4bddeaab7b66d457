import { alreadyExists, failedPrecondition } from '#domain/errors.ts';
import { readAlike } from '#domain/rules/hidden-characters.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import { isSystemRoleName } from '#domain/rules/system-role-name.ts';
import type { Role } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/**
 * Refuses a name that one of the other roles has, or a system role, or that older role bindings still name. Throws
 * AlreadyExists or FailedPrecondition.
 */
export async function refuseTakenRoleName(
  reader: StoreReader,
  organizationId: string,
  name: string,
  others: readonly Role[],
): Promise<void> {
  if (isSystemRoleName(name)) {
    throw alreadyExists('NAME_TAKEN', `“${name}” reads as the name of a system role. Choose another name.`);
  }
  if (others.some((other) => readAlike(other.name, name))) {
    throw alreadyExists('NAME_TAKEN', `A role named “${name}” exists already. Choose another name.`);
  }
  await refuseLeftoverBindings(reader, organizationId, name);
}

/** Bindings refer to roles by name: a leftover binding to an older role must not give the new one. */
async function refuseLeftoverBindings(reader: StoreReader, organizationId: string, name: string): Promise<void> {
  const leftovers = await reader.bindings.ofRole(organizationId, roleReference(organizationId, name));
  if (leftovers.length === 0) return;
  throw failedPrecondition(
    'LEFTOVER_BINDINGS',
    `${leftovers.length} role binding(s) still name a role “${name}” that is gone, and a new one would take effect for them. Delete those bindings or choose another name.`,
    { count: String(leftovers.length) },
  );
}
