import type { MessageInitShape } from '@bufbuild/protobuf';
import type { QueryClient } from '@tanstack/react-query';
import {
  type CreateProjectRequestSchema,
  type DeleteProjectRequestSchema,
  GetProjectsResponseSchema,
  ProjectService,
  type UpdateProjectRequestSchema,
} from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { forgetInStale, otherThan } from './forget.ts';
import { invalidateLegacyTokens } from './legacy-tokens.ts';
import { invalidateMigrations } from './migrations.ts';
import { organizationsQuery, projectQuery } from './projects.ts';
import { invalidateRoleBindings } from './roles.ts';
import { invalidateAllTokens } from './service-account-tokens.ts';
import { addressOf, call } from './transport.ts';

const { method } = ProjectService;

/** Adds a project and returns its ID. Call `invalidateProjects` afterwards. */
export async function createProject(
  input: MessageInitShape<typeof CreateProjectRequestSchema>,
  signal?: AbortSignal,
): Promise<string> {
  return (await call(method.createProject, input, signal)).id;
}

/** Where a machine creates a project over plain HTTP; `undefined` where the backend has no such address. */
export function createProjectAddress(): string | undefined {
  return addressOf(method.createProject);
}

/** Renames a project. Fails as a conflict (`STALE_PROJECT`) if its name isn't `expectedName`. Call `invalidateProject` afterwards. */
export async function updateProject(
  input: MessageInitShape<typeof UpdateProjectRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.updateProject, input, signal);
}

/**
 * Deletes a project with its role bindings, the API tokens limited to it, its legacy tokens and its migrations. Fails as a
 * conflict (`STALE_PROJECT`) if its name isn't `expectedName`. Call `invalidateAfterProjectDeletion` afterwards.
 */
export async function deleteProject(
  input: MessageInitShape<typeof DeleteProjectRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.deleteProject, input, signal);
}

/** Reads the list of projects again, which the switcher, titles and scopes show, too. */
export async function invalidateProjects(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: organizationsQuery().queryKey });
}

/** Reads a project again, and the list. */
export async function invalidateProject(queryClient: QueryClient, id: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: projectQuery(id).queryKey }),
    invalidateProjects(queryClient),
  ]);
}

/** Reads everything again that a deleted project takes along. */
export async function invalidateAfterProjectDeletion(queryClient: QueryClient, organizationId: string): Promise<void> {
  await Promise.all([
    invalidateProjects(queryClient),
    invalidateMigrations(queryClient, organizationId),
    invalidateRoleBindings(queryClient, organizationId),
    invalidateAllTokens(queryClient, organizationId),
    invalidateLegacyTokens(queryClient, organizationId),
  ]);
}

/** Removes a deleted project: from a list that could not be reloaded, and what is known of it. Call it once no page shows it. */
export function forgetProject(queryClient: QueryClient, id: string): void {
  forgetInStale(queryClient, organizationsQuery().queryKey, GetProjectsResponseSchema, ({ organizations }) => ({
    organizations: organizations.map((organization) => ({
      ...organization,
      projects: otherThan(organization.projects, [{ id }]),
    })),
  }));
  queryClient.removeQueries({ queryKey: projectQuery(id).queryKey });
}
