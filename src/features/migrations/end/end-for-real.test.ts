import { Code } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { Client, MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { readError } from '#src/api/errors.ts';
import { deleteLegacyToken, type LegacyToken, legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { createMigration, endMigration, migrationsQuery } from '#src/api/migrations.ts';
import { createServiceAccountToken } from '#src/api/service-account-tokens.ts';
import { createServiceAccount, serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { acme, type Backend, refusalOf, startConsole } from '#src/api/testing-console.ts';
import { abandon } from './abandon.ts';
import { revokeAndFinish } from './revoke.ts';

/** The ends of a migration against the domain, while somebody else ends it, too. */

const organizationId = acme;
const { FINISHED, ABANDONED } = MigrationOutcome;

/** A migration under way from the first legacy token to a new account, and its two ends. */
async function startMigration() {
  const { backend, queryClient } = startConsole();
  const [legacy] = await queryClient.query(legacyTokensQuery(acme));
  if (!legacy) throw new Error('the seed has no legacy token');
  const { projectId } = legacy;
  const account = await createServiceAccount({ organizationId, name: 'migrated' });
  const at = { organizationId, serviceAccountId: account.id };
  const token = await createServiceAccountToken({ ...at, name: 'new', projectId });
  const made = { client: Client.AGENT, tokenId: token.id, createdServiceAccount: true };
  const migration = await createMigration({ ...at, ...made, projectId, legacyTokenId: legacy.id });
  const plan = { kind: 'account', id: account.id } as const;
  const end = (outcome: MigrationOutcome) => endMigration({ organizationId, id: migration.id, outcome });
  return {
    backend,
    abandon: () => abandon({ organizationId, accountId: account.id, plan, migrationId: migration.id }),
    revoke: () => revokeAndFinish({ organizationId, token: legacy, migrationId: migration.id }),
    somebody: {
      abandons: () => backend.as('owner', () => end(ABANDONED)),
      finishes: () => backend.as('owner', () => end(FINISHED)),
      revokes: () => backend.as('owner', () => deleteLegacyToken(legacy)),
    },
    /** What is there, and how the migration ended. */
    left: async () => {
      const fresh = { staleTime: 0 };
      const accounts = await queryClient.query({ ...serviceAccountsQuery(acme), ...fresh });
      const tokens: readonly LegacyToken[] = await queryClient.query({ ...legacyTokensQuery(acme), ...fresh });
      const kept = await queryClient.query({ ...migrationsQuery(acme), ...fresh });
      return {
        account: accounts.some(({ id }) => id === account.id),
        legacyToken: tokens.some(({ id }) => id === legacy.id),
        outcome: kept.find(({ id }) => id === migration.id)?.outcome,
      };
    },
  };
}

test('abandoned, what was made goes, and the legacy token stays', async () => {
  const { abandon: press, left } = await startMigration();
  await press();
  expect(await left()).toEqual({ account: false, legacyToken: true, outcome: ABANDONED });
});

test('finished, the legacy token goes, and what was made stays', async () => {
  const { revoke, left } = await startMigration();
  await revoke();
  expect(await left()).toEqual({ account: true, legacyToken: false, outcome: FINISHED });
});

test('what somebody finished meanwhile is not abandoned: the client would have no token at all', async () => {
  const { abandon: press, somebody, left } = await startMigration();
  await somebody.finishes();
  const refused = await refusalOf(press());
  expect(refused).toMatchObject({ kind: 'conflict', message: expect.stringContaining('finished') });
  expect(await left()).toEqual({ account: true, legacyToken: true, outcome: FINISHED });
});

test('what somebody abandoned meanwhile is not finished: the client still needs its legacy token', async () => {
  const { revoke, somebody, left } = await startMigration();
  await somebody.abandons();
  const refused = await refusalOf(revoke());
  expect(refused).toMatchObject({ kind: 'conflict', message: expect.stringContaining('abandoned') });
  expect(await left()).toEqual({ account: true, legacyToken: true, outcome: ABANDONED });
});

test('a legacy token that somebody revoked meanwhile ends the migration all the same', async () => {
  const { revoke, somebody, left } = await startMigration();
  await somebody.revokes();
  await revoke();
  expect(await left()).toEqual({ account: true, legacyToken: false, outcome: FINISHED });
});

type Press = 'abandon' | 'revoke';
const atEachCall: [Press, string, (backend: Backend) => void][] = [
  ['abandon', 'EndMigration is lost', (backend) => backend.loseAnswer('EndMigration')],
  ['abandon', 'EndMigration fails', (backend) => backend.fail('EndMigration', Code.Unavailable)],
  ['abandon', 'DeleteServiceAccount is lost', (backend) => backend.loseAnswer('DeleteServiceAccount')],
  ['abandon', 'DeleteServiceAccount fails', (backend) => backend.fail('DeleteServiceAccount', Code.Unavailable)],
  ['revoke', 'EndMigration is lost', (backend) => backend.loseAnswer('EndMigration')],
  ['revoke', 'EndMigration fails', (backend) => backend.fail('EndMigration', Code.Unavailable)],
  ['revoke', 'DeleteProjectToken is lost', (backend) => backend.loseAnswer('DeleteProjectToken')],
  ['revoke', 'DeleteProjectToken fails', (backend) => backend.fail('DeleteProjectToken', Code.Unavailable)],
];

test.each(atEachCall)('%s again after the answer of %s does the rest', async (press, _what, goWrong) => {
  const started = await startMigration();
  goWrong(started.backend);
  await expect(started[press]().catch((error: unknown) => Promise.reject(readError(error)))).rejects.toMatchObject({
    isUncertain: true,
  });
  await started[press]();
  const isAbandoned = press === 'abandon';
  expect(await started.left()).toEqual({
    account: !isAbandoned,
    legacyToken: isAbandoned,
    outcome: isAbandoned ? ABANDONED : FINISHED,
  });
});

test.each<[Press]>([['abandon'], ['revoke']])('%s goes on where the migration went with its project', async (press) => {
  const { backend, ...started } = await startMigration();
  backend.fail('EndMigration', Code.NotFound);
  await started[press]();
  expect(await started.left()).toMatchObject(press === 'abandon' ? { account: false } : { legacyToken: false });
});
