import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { callUnaryMethod } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type CreateMigrationRequestSchema,
  type EndMigrationRequestSchema,
  ListMigrationsResponseSchema,
  type Migration,
  MigrationService,
} from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { hasCapability } from './capabilities.ts';
import { rpcQuery } from './rpc-query.ts';
import { call, present, transport } from './transport.ts';

const { method } = MigrationService;

/** The migrations of the projects that the person can read, newest first; none on a backend without `migrations`. */
export function migrationsQuery(organizationId: string) {
  return queryOptions({
    ...rpcQuery(method.listMigrations, { organizationId }),
    queryFn: async ({ client }) =>
      (await hasCapability(client, 'migrations'))
        ? callUnaryMethod(transport, method.listMigrations, { organizationId })
        : create(ListMigrationsResponseSchema),
    select: ({ migrations }) => migrations,
  });
}

/**
 * Keeps that a client is on the way to a new API token, so that it is listed and colleagues can go on. Asked again for the same
 * token, it returns what is there. Needs the capability `migrations`. Call `invalidateMigrations` afterwards.
 */
export async function createMigration(
  input: MessageInitShape<typeof CreateMigrationRequestSchema>,
  signal?: AbortSignal,
): Promise<Migration> {
  return present((await call(method.createMigration, input, signal)).migration, 'migration');
}

/** Ends a migration; one that ended otherwise is a conflict. Call `invalidateMigrations` afterwards. */
export async function endMigration(
  input: MessageInitShape<typeof EndMigrationRequestSchema>,
  signal?: AbortSignal,
): Promise<Migration> {
  return present((await call(method.endMigration, input, signal)).migration, 'migration');
}

export async function invalidateMigrations(queryClient: QueryClient, organizationId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: migrationsQuery(organizationId).queryKey });
}
