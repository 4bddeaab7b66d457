import { makersOf } from '#domain/invite-maker.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/**
 * Why whoever set single sign-on up doesn't answer for its provider any more, in a sentence; empty if they do: if they are in the
 * organization and may still change it.
 */
export async function setUpProblem(
  reader: StoreReader,
  { organizationId, setUpAt, setUpBy }: SingleSignOn,
): Promise<string> {
  const settings = { createdAt: setUpAt, createdBy: setUpBy };
  const mayStillGive = await makersOf(reader, organizationId, [settings], 'organization.update');
  if (mayStillGive(settings, { permissions: [] })) return '';
  const roles = await reader.bindings.ofSubject(organizationId, setUpBy);
  return roles.length === 0
    ? 'Whoever set single sign-on up has no role in this organization any more.'
    : 'Whoever set single sign-on up may not change this organization any more.';
}
