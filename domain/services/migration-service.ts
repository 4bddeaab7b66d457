import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { type Access, accessTo, authorize, demand, projectIn } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { failedPrecondition, notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { legacyTokenMessage, migrationMessage, outcomeOf } from '#domain/services/migration-messages.ts';
import { makeRoom, validClient } from '#domain/services/new-migration.ts';
import type { Migration } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { MigrationService } from '#proto/console/migration/v1alpha1/migration_pb.ts';

const method = MigrationService.method;

/** The way from legacy tokens to service accounts. */
export function migrationService(host: Host): ServiceImpl<typeof MigrationService> {
  const { store, clock, ids } = host;
  return {
    async listLegacyTokens({ organizationId }, context) {
      const access = await accessTo(store, callerOf(context), organizationId);
      const tokens = await store.legacyTokens.ofOrganization(organizationId);
      const readable = tokens.filter(({ projectId }) => access.at(projectId).has('project.read'));
      return { tokens: readable.map(legacyTokenMessage) };
    },

    async listMigrations({ organizationId }, context) {
      const access = await accessTo(store, callerOf(context), organizationId);
      const migrations = await store.migrations.ofOrganization(organizationId);
      const readable = migrations.filter(({ projectId }) => access.at(projectId).has('project.read'));
      return { migrations: readable.toReversed().map(migrationMessage) };
    },

    async createMigration(request, context) {
      const caller = callerOf(context);
      const { organizationId, projectId, legacyTokenId, serviceAccountId, tokenId, createdServiceAccount } = request;
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.createMigration, organizationId, projectId);
        if (!(await projectIn(tx, organizationId, projectId))) throw notFound('project');
        const known = await tx.migrations.ofToken(organizationId, tokenId);
        const client = await validClient(tx, request, known);
        if (known) return { migration: migrationMessage(known) }; // asked again, for example after a lost answer
        await makeRoom(tx, organizationId);
        const migration: Migration = {
          id: ids.uuid(),
          organizationId,
          projectId,
          legacyTokenId: legacyTokenId === '' ? null : legacyTokenId,
          client,
          serviceAccountId,
          tokenId,
          createdServiceAccount,
          roleBindingId: request.roleBindingId === '' ? null : request.roleBindingId,
          createdAt: clock(),
          createdBy: caller.subject,
          endedAt: null,
          outcome: null,
        };
        await tx.migrations.add(migration);
        const target = { id: migration.id, project: projectId, client, token: tokenId, legacyToken: legacyTokenId };
        await record(host, tx, caller, method.createMigration, organizationId, target);
        return { migration: migrationMessage(migration) };
      });
    },

    async endMigration({ organizationId, id, outcome: rawOutcome }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const access = await accessTo(tx, caller, organizationId);
        const migration = await endableMigration(tx, access, id);
        const input = new Validation();
        const outcome = outcomeOf(rawOutcome) ?? null;
        input.check(outcome !== null, 'outcome', 'Say how it ended: finished or abandoned.');
        input.done();
        if (migration.endedAt !== null) {
          refuseOtherEnd(migration, outcome);
          return { migration: migrationMessage(migration) };
        }
        const ended = { ...migration, endedAt: clock(), outcome };
        await tx.migrations.update(ended);
        const target = { id, project: migration.projectId, outcome: String(outcome) };
        await record(host, tx, caller, method.endMigration, organizationId, target);
        return { migration: migrationMessage(ended) };
      });
    },
  };
}

/** The migration, if the caller may end it. One that they can't read is refused as one that isn't there. */
async function endableMigration(reader: StoreReader, access: Access, id: string): Promise<Migration> {
  const permission = permissionOf(method.endMigration);
  const found = await reader.migrations.byId(access.organization.id, id);
  const held = found && access.at(found.projectId);
  const isSeen = held?.has('project.read') || held?.has(permission);
  demand(access, permission, found && isSeen ? found.projectId : null);
  if (!found) throw notFound('migration');
  return found;
}

/** Of two people, one must not revoke what the other's end of the migration relies on. */
function refuseOtherEnd({ outcome }: Migration, asked: Migration['outcome']): void {
  if (outcome === asked) return;
  throw failedPrecondition('MIGRATION_ENDED', `Somebody has ${outcome} the migration meanwhile. Nothing was changed.`);
}
