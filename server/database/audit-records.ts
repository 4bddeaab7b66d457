import type { AuditRecord } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { textMapFromJson } from '#server/database/json.ts';
import type { Queries, Row } from '#server/database/schema.ts';

export function auditRecords(queries: Queries): StoreTransaction['audit'] {
  return {
    async ofOrganization(organizationId) {
      const all = queries.selectFrom('auditRecords').selectAll();
      const rows = await all.where('organizationId', '=', organizationId).orderBy('at').orderBy('id').execute();
      return rows.map(fromRow);
    },
    async add({ id, organizationId, at, actor, action, target }) {
      const row = { id, organizationId, at: at.getTime(), actor, action, target: JSON.stringify(target) };
      await queries.insertInto('auditRecords').values(row).execute();
    },
  };
}

function fromRow(row: Row<'auditRecords'>): AuditRecord {
  return { ...row, at: new Date(row.at), target: textMapFromJson(row.target) };
}
