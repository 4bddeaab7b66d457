import type { StoreReader } from '#domain/store/store.ts';

/** What a project has received since the beginning; the organization is the one that has it. */
export async function receivedBy(
  store: StoreReader,
  organizationId: string,
  projectId: string,
): Promise<{ readonly bytes: bigint; readonly samples: bigint }> {
  const usage = await store.usage.inDays(organizationId, '0001-01-01', '9999-12-31');
  const own = usage.filter((row) => row.projectId === projectId);
  return {
    bytes: own.reduce((sum, { bytes }) => sum + bytes, 0n),
    samples: own.reduce((sum, { samples }) => sum + samples, 0n),
  };
}
