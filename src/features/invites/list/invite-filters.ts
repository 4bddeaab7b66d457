import { roleName } from '#src/access/role-name.ts';
import { subjectText } from '#src/access/subject-text.ts';
import type { Filter } from '#src/flows/list/list-options.ts';
import { byLabel } from '#src/lib/by-name.ts';
import { type InviteStatus, inviteStatuses, statusWords } from '../invite-status.ts';
import { type InviteRow, roleNameOf } from './invite-rows.ts';

/** The list's filters; their options are what the invites hold. */
export function inviteFilters(rows: readonly InviteRow[]): readonly Filter<InviteRow>[] {
  const roles = new Map(rows.map((row) => [row.role, roleNameOf(row)]));
  const count = (status: InviteStatus) => rows.filter((row) => row.status === status).length;
  return [
    {
      id: 'status',
      label: 'Status',
      valuesOf: ({ status }) => [status],
      labelOf: (value) => inviteStatuses.filter((status) => status === value).map(labelOf)[0] ?? value,
      options: () =>
        inviteStatuses.map((status) => ({ value: status, label: `${labelOf(status)} (${count(status)})` })),
    },
    {
      id: 'role',
      label: 'Role',
      valuesOf: ({ role }) => [role],
      labelOf: (value) => roles.get(value) ?? roleName(value),
      options: () => Array.from(roles, ([value, label]) => ({ value, label, keywords: value })).toSorted(byLabel),
    },
    {
      id: 'creator',
      label: 'Created by',
      valuesOf: ({ createdBy }) => [createdBy],
      labelOf: subjectText,
      options: () =>
        Array.from(new Set(rows.map(({ createdBy }) => createdBy)))
          .filter(Boolean)
          .map((value) => ({ value, label: subjectText(value), keywords: value }))
          .toSorted(byLabel),
    },
  ];
}

function labelOf(status: InviteStatus): string {
  return statusWords[status].label;
}

export const inviteSearch = {
  looksAt: 'roles, statuses and who created it',
  textsOf: (row: InviteRow) => [roleNameOf(row), row.role, labelOf(row.status), row.createdBy, row.id],
};
