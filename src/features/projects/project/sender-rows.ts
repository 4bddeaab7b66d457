import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import { sendsData } from '#domain/rules/data-permissions.ts';
import type { AccountFact } from '#domain/rules/explain/facts.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { byName } from '#src/lib/by-name.ts';
import type { Writer } from './writers.ts';

/** A service account that can send data to a project, or did before it lost the right. */
export interface SenderRow {
  readonly subject: string;
  readonly name: string;
  /** `undefined` where the person may not see the accounts. */
  readonly accountId: string | undefined;
  /** Empty: it can't any more. */
  readonly permissions: readonly Permission[];
  readonly roles: readonly string[];
  /** When one of its tokens last sent data here. `null`: never; `undefined`: it isn't known. */
  readonly lastUse: Date | null | undefined;
}

type Use = {
  readonly serviceAccountId: string;
  readonly permission: string;
  readonly lastUsedAt?: Timestamp | undefined;
};

/** @param uses of tokens in the project; `undefined` where they aren't known */
export function senderRows(
  writers: readonly Writer[],
  uses: readonly Use[] | undefined,
  accounts: readonly AccountFact[],
): SenderRow[] {
  const last = uses && lastUses(uses);
  const rows = writers.map(({ subject, name, account, permissions, bindings }) => ({
    subject,
    name,
    accountId: account?.id,
    permissions,
    roles: [...new Set(bindings.map(({ role }) => role))],
    // Uses name the account by its ID.
    lastUse: last && account && (last.get(account.id) ?? null),
  }));
  const listed = new Set(rows.map(({ accountId }) => accountId));
  const before = accounts
    .filter(({ id }) => last?.has(id) && !listed.has(id))
    .map(({ id, name }) => ({
      subject: serviceAccountSubject(name),
      name,
      accountId: id,
      permissions: [],
      roles: [],
      lastUse: last?.get(id),
    }));
  return [...rows, ...before].toSorted(byName);
}

/** The last time that each account sent data. */
function lastUses(uses: readonly Use[]): ReadonlyMap<string, Date> {
  const last = new Map<string, Date>();
  for (const { serviceAccountId, permission, lastUsedAt } of uses) {
    if (!sendsData(permission) || !lastUsedAt) continue;
    const at = timestampDate(lastUsedAt);
    const before = last.get(serviceAccountId);
    if (!before || at > before) last.set(serviceAccountId, at);
  }
  return last;
}
