import { roleMessage, systemRoleMessages } from '#domain/services/messages.ts';
import type { Page, PageRequest } from '#domain/store/page.ts';
import type { StoreReader } from '#domain/store/store.ts';

type RoleMessage = ReturnType<typeof roleMessage> | ReturnType<typeof systemRoleMessages>[number];

/** When the system roles were created, for their place in the list: before everything else. */
const beforeAll = new Date(-1);

/** A page of an organization's roles: the system roles, numbered from 1, then those of its own. */
export async function rolePage(
  reader: StoreReader,
  organizationId: string,
  { size, after }: PageRequest,
): Promise<Page<RoleMessage>> {
  const system = systemRoleMessages();
  const isInSystem = after === undefined || after.createdAt < new Date(0);
  const left = isInSystem ? system.slice(after?.sequence ?? 0) : [];
  const room = size - left.length;
  const own = await reader.roles.page(organizationId, {
    size: Math.max(room, 1),
    after: isInSystem ? undefined : after,
  });
  const total = after === undefined && own.total !== undefined ? system.length + own.total : undefined;
  if (room > 0) return { rows: [...left, ...own.rows.map(roleMessage)], next: own.next, total };
  const isLast = room === 0 && own.rows.length === 0;
  const next = { createdAt: beforeAll, sequence: system.length + room };
  return { rows: left.slice(0, size), next: isLast ? undefined : next, total };
}
