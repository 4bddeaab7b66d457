import { create } from '@bufbuild/protobuf';
import { callUnaryMethod } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  LegacyTokenSchema,
  ListLegacyTokensResponseSchema,
  type LegacyToken as LegacyTokenMessage,
  MigrationService,
} from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { hasCapability } from './capabilities.ts';
import { forgetInStale, type Gone, otherThan } from './forget.ts';
import { organizationsQuery } from './projects.ts';
import { rpcQuery } from './rpc-query.ts';
import { call, transport } from './transport.ts';

export type LegacyToken = LegacyTokenMessage;

const { method } = MigrationService;

/**
 * The legacy tokens of all projects that the person can read. On a backend without the capability `migrations`, this takes one
 * request a project, and no token has a last use: ask `useCapability('migrations')` before you call one unused.
 */
export function legacyTokensQuery(organizationId: string) {
  return queryOptions({
    ...rpcQuery(method.listLegacyTokens, { organizationId }),
    async queryFn({ client }) {
      if (await hasCapability(client, 'migrations')) {
        return callUnaryMethod(transport, method.listLegacyTokens, { organizationId });
      }
      const organizations = await client.query(organizationsQuery());
      const projects = organizations.find(({ id }) => id === organizationId)?.projects ?? [];
      const tokens = await Promise.all(projects.map(({ id }) => tokensOfProject(id)));
      return create(ListLegacyTokensResponseSchema, { tokens: tokens.flat() });
    },
    select: ({ tokens }) => tokens,
  });
}

async function tokensOfProject(projectId: string) {
  const { tokens } = await callUnaryMethod(transport, ProjectService.method.getProjectTokens, { id: projectId });
  return tokens.map(({ id, name, createdAt }) => {
    const token = create(LegacyTokenSchema, { id, projectId, name });
    if (createdAt) token.createdAt = createdAt;
    return token;
  });
}

/** Revokes a legacy token. Call `invalidateLegacyTokens` afterwards. Fails as not found if it is gone. */
export async function deleteLegacyToken(
  { projectId, id }: Pick<LegacyToken, 'projectId' | 'id'>,
  signal?: AbortSignal,
): Promise<void> {
  await call(ProjectService.method.deleteProjectToken, { id: projectId, tokenId: id }, signal);
}

/** Removes revoked tokens from a list that could not be reloaded. */
export function forgetLegacyTokens(queryClient: QueryClient, organizationId: string, gone: Iterable<Gone>): void {
  const { queryKey } = legacyTokensQuery(organizationId);
  forgetInStale(queryClient, queryKey, ListLegacyTokensResponseSchema, ({ tokens }) => ({
    tokens: otherThan(tokens, gone),
  }));
}

export async function invalidateLegacyTokens(queryClient: QueryClient, organizationId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: legacyTokensQuery(organizationId).queryKey });
}
