import { isMessage, type MessageInitShape } from '@bufbuild/protobuf';
import type { QueryClient } from '@tanstack/react-query';
import { MembershipService } from '#proto/console/membership/v1alpha1/membership_pb.ts';
import {
  type CreateOrganizationRequestSchema,
  type DeleteOrganizationRequestSchema,
  OrganizationService,
  type UpdateOrganizationRequestSchema,
} from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { GetProjectsResponseSchema } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { otherThan } from './forget.ts';
import { organizationsQuery } from './projects.ts';
import { call } from './transport.ts';

const { method } = OrganizationService;

/** Creates an organization, which the person owns, and returns its ID. Call `invalidateOrganizations` afterwards. */
export async function createOrganization(
  input: MessageInitShape<typeof CreateOrganizationRequestSchema>,
  signal?: AbortSignal,
): Promise<string> {
  return (await call(method.createOrganization, input, signal)).id;
}

/**
 * Renames an organization. Fails as a conflict (`STALE_ORGANIZATION`) if its name isn't `expectedName`. Call
 * `invalidateOrganizations` afterwards.
 */
export async function updateOrganization(
  input: MessageInitShape<typeof UpdateOrganizationRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.updateOrganization, input, signal);
}

/**
 * Deletes an organization with everything in it. Fails as a conflict (`STALE_ORGANIZATION`) if its name isn't `expectedName`.
 * Call `forgetOrganization` afterwards.
 */
export async function deleteOrganization(
  input: MessageInitShape<typeof DeleteOrganizationRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.deleteOrganization, input, signal);
}

/**
 * Takes all of the person's own role bindings in an organization. Fails as a conflict (`LAST_OWNER`). Only for a backend with
 * the capability `leave-organization`. Call `forgetOrganization` afterwards.
 */
export async function leaveOrganization(organizationId: string, signal?: AbortSignal): Promise<void> {
  await call(MembershipService.method.leaveOrganization, { organizationId }, signal);
}

/** Reads the person's organizations again, which the switcher, titles and breadcrumbs show. */
export async function invalidateOrganizations(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: organizationsQuery().queryKey });
}

/** Removes an organization that the person isn't in any more, at once: the next page must not lead back to it. */
export async function forgetOrganization(queryClient: QueryClient, id: string): Promise<void> {
  const { queryKey } = organizationsQuery();
  await queryClient.cancelQueries({ queryKey });
  const query = queryClient.getQueryCache().find({ queryKey });
  const before: unknown = query?.state.data;
  if (!query || !isMessage(before, GetProjectsResponseSchema)) return;
  query.setState({ data: { ...before, organizations: otherThan(before.organizations, [{ id }]) } });
}
