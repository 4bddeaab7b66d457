import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const most = 2000; // records; the oldest go first

/** What the development provider remembers: a few records in memory for a few minutes. */
export function createProviderMemory(): AdapterFactory {
  const records = new Map<string, { payload: AdapterPayload; until: number }>();

  function find(matches: (payload: AdapterPayload) => boolean, kind: string): AdapterPayload | undefined {
    for (const [key, { payload, until }] of records) {
      if (key.startsWith(`${kind}:`) && until > Date.now() && matches(payload)) return payload;
    }
    return undefined;
  }

  return (kind): Adapter => ({
    async upsert(id, payload, seconds = 600) {
      const key = `${kind}:${id}`;
      records.delete(key);
      records.set(key, { payload, until: Date.now() + seconds * 1000 });
      for (const oldest of records.keys()) {
        if (records.size <= most) break;
        records.delete(oldest);
      }
    },
    async find(id) {
      const record = records.get(`${kind}:${id}`);
      return record && record.until > Date.now() ? record.payload : undefined;
    },
    findByUid: async (uid) => find((payload) => payload.uid === uid, kind),
    findByUserCode: async (userCode) => find((payload) => payload.userCode === userCode, kind),
    async consume(id) {
      const record = records.get(`${kind}:${id}`);
      if (record) record.payload = { ...record.payload, consumed: Math.floor(Date.now() / 1000) };
    },
    async destroy(id) {
      records.delete(`${kind}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of records) if (payload.grantId === grantId) records.delete(key);
    },
  });
}
