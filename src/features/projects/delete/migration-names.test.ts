import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { MigrationSchema } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { migrationNames } from './migration-names.ts';

test('names a migration by its legacy token, else by the new one, with those under way first', () => {
  const ended = create(MigrationSchema, { id: 'a', legacyTokenId: 'old', endedAt: timestampFromDate(new Date(0)) });
  const fromNothing = create(MigrationSchema, { id: 'b', tokenId: 'new' });
  const gone = create(MigrationSchema, { id: 'c', legacyTokenId: 'deleted', tokenId: 'deleted' });
  const names = migrationNames(
    [ended, fromNothing, gone],
    [{ id: 'old', name: 'jenkins' }],
    [{ token: { id: 'new', name: 'cluster-eu' } }],
  );
  expect(names).toEqual([
    { id: 'b', name: 'cluster-eu', isUnderWay: true },
    { id: 'c', name: 'A token that is gone', isUnderWay: true },
    { id: 'a', name: 'jenkins', isUnderWay: false },
  ]);
});
