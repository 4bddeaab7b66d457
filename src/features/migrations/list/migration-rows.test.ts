import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { Client, MigrationOutcome, MigrationSchema } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { migrationRows } from './migration-rows.ts';

const at = timestampFromDate(new Date(0));
const migration = (id: string, more: object = {}) =>
  create(MigrationSchema, { id, projectId: 'p', client: Client.SCRAPER, serviceAccountId: 'a', tokenId: id, ...more });

const names = {
  projects: new Map([['p', 'Production']]),
  legacyTokens: [{ id: 'old', name: 'laptop' }],
  accounts: [{ id: 'a', name: 'scraper' }],
};

test('those under way come first', () => {
  const rows = migrationRows(
    [
      migration('1', { endedAt: at, outcome: MigrationOutcome.ABANDONED }),
      migration('2', { endedAt: at, outcome: MigrationOutcome.FINISHED }),
      migration('3'),
    ],
    names,
  );
  expect(rows.map(({ id, standing }) => [id, standing])).toEqual([
    ['3', 'under-way'],
    ['2', 'finished'],
    ['1', 'abandoned'],
  ]);
});

test('what is gone, what can’t be seen and what could not be loaded are told apart', () => {
  const kept = migration('1', { legacyTokenId: 'old' });
  expect(migrationRows([kept], names)[0]).toMatchObject({
    client: 'Scraper',
    legacyToken: 'laptop',
    account: 'scraper',
  });
  const gone = migrationRows([kept], { ...names, legacyTokens: [], accounts: [] })[0];
  expect(gone).toMatchObject({ legacyToken: 'Revoked', account: 'Deleted' });
  const unseen = migrationRows([kept], { ...names, legacyTokens: 'denied', accounts: 'denied' })[0];
  expect(unseen).toMatchObject({ legacyToken: 'Not visible to you', account: 'Not visible to you' });
  const failed = migrationRows([kept], { ...names, legacyTokens: 'failed', accounts: 'failed' })[0];
  expect(failed).toMatchObject({ legacyToken: 'Not loaded', account: 'Not loaded' });
  expect(migrationRows([migration('2')], names)[0]?.legacyToken).toBe('None');
});
