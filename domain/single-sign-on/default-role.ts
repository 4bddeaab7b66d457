import { makersOf } from '#domain/invite-maker.ts';
import { type FoundRole, roleById } from '#domain/role-lookup.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import type { DefaultRole } from '#domain/store/single-sign-on-records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** The permission to choose the role that people get when they first sign in through single sign-on. */
export const toSetDefaultRole: Permission = 'organization.update';

/** A default role as it stands now: the role to give, or the sentence that says why it isn't given. */
export type DefaultRoleNow =
  | { readonly kind: 'given'; readonly role: FoundRole }
  | { readonly kind: 'refused'; readonly reference: string; readonly why: string };

/**
 * Whether a default role is still given. Like an invite, it works only while who chose it could give it: else a removed
 * person could come back through a provider of their own.
 */
export async function defaultRoleNow(
  reader: StoreReader,
  organizationId: string,
  { roleId, reference, setAt, setBy }: DefaultRole,
): Promise<DefaultRoleNow> {
  const role = await roleById(reader, organizationId, roleId);
  if (!role) return refused(reference, `The default role of single sign-on, “${nameIn(reference)}”, was deleted.`);
  const offer = { createdAt: setAt, createdBy: setBy };
  const mayStillGive = await makersOf(reader, organizationId, [offer], toSetDefaultRole);
  if (mayStillGive(offer, role)) return { kind: 'given', role };
  return refused(
    role.reference,
    `Whoever chose the default role of single sign-on, “${nameIn(role.reference)}”, may not give it any more.`,
  );
}

function refused(reference: string, why: string): DefaultRoleNow {
  return { kind: 'refused', reference, why };
}

/** The name of a role in its reference. */
function nameIn(reference: string): string {
  return reference.slice(reference.indexOf(':') + 1);
}
