import { Link } from '@tanstack/react-router';
import { Bot, Copy, Fingerprint, ListFilter, Trash2, TriangleAlert } from 'lucide-react';
import { useCallback, useMemo, type ReactNode } from 'react';
import { parseSubject } from '#domain/rules/subject.ts';
import { RolePill } from '#src/access/role.tsx';
import { ScopeLabel } from '#src/access/scope.tsx';
import { subjectText } from '#src/access/subject-text.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { copyAndSay } from '#src/kit/feedback/copy-and-say.ts';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import type { Column, RowSelection } from '#src/kit/table/data-table-types.ts';
import { DataTable } from '#src/kit/table/data-table.tsx';
import type { Rows } from '#src/lib/page-of.ts';
import type { BindingIndex, BindingRow } from './binding-index.ts';
import { sortColumns } from './binding-kinds.ts';
import { problemWords } from './binding-problems.ts';
import type { BindingsData } from './bindings-data.ts';
import type { RoleBindingsSearch } from './role-bindings-search.ts';
import type { ChangeSearch } from './use-search.ts';

type TableProps = {
  data: BindingsData;
  /** The role bindings that pass the filters, sorted: their places in the index. */
  places: Uint32Array;
  search: RoleBindingsSearch;
  page: number | undefined;
  /** These are the places of the search before: the list follows. */
  isStale: boolean;
  change: ChangeSearch;
  onDelete: (binding: BindingRow) => void;
  selection: RowSelection<BindingRow> | undefined;
  empty: ReactNode;
};

/** The list itself. */
export function BindingsTable(props: TableProps) {
  const { data, places, search, page = 1, isStale, change, onDelete, selection, empty } = props;
  const { organizationId, roles, projects, remove } = data;
  const columns = useMemo(
    () => columnsFor({ organizationId, roles, projects, remove }),
    [organizationId, roles, projects, remove],
  );
  const rows = useMemo(() => rowsAt(data.index, places), [data.index, places]);
  const menu = useCallback(
    (row: BindingRow) => <RowMenu row={row} data={data} change={change} onDelete={onDelete} />,
    [data, change, onDelete],
  );
  return (
    <DataTable
      caption="Role bindings"
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      selection={selection}
      sort={{ by: search.sort ?? 'subject', direction: search.desc ? 'descending' : 'ascending' }}
      onSort={({ by, direction }) =>
        change({
          sort: sortColumns.find((column) => column === by && column !== 'subject'),
          desc: direction === 'descending' || undefined,
        })
      }
      page={page}
      isStale={isStale}
      onPage={(next) => change({ page: next > 1 ? next : undefined })}
      flag={flagOf}
      rowActions={menu}
      empty={empty}
    />
  );
}

const keyOf = ({ id }: BindingRow) => id;

function flagOf({ problems }: BindingRow) {
  return problems.length > 0 ? 'warning' : undefined;
}

/** The rows of these places, made only for the page that is drawn. */
function rowsAt({ row }: BindingIndex, places: Uint32Array): Rows<BindingRow> {
  return { length: places.length, slice: (start, end) => Array.from(places.subarray(start, end), row) };
}

type ColumnSources = Pick<BindingsData, 'organizationId' | 'roles' | 'projects' | 'remove'>;

function columnsFor({ organizationId, roles, projects, remove }: ColumnSources): Column<BindingRow>[] {
  return [
    {
      id: 'subject',
      header: 'Subject',
      primary: true,
      sortValue: 'by-caller',
      cell: (row) => (
        <SubjectCell
          row={row}
          organizationId={organizationId}
          mayDelete={remove(row.projectId || null).allowed !== false}
        />
      ),
    },
    {
      id: 'role',
      header: 'Role',
      width: '12rem',
      sortValue: 'by-caller',
      cell: ({ role }) => (
        <RolePill
          reference={role}
          roles={roles}
          link={
            <Link
              to="/organizations/$organizationId/iam/roles/$role"
              params={{ organizationId, role }}
              preload={false}
            />
          }
        />
      ),
    },
    {
      id: 'scope',
      header: 'Scope',
      width: 'clamp(14rem, 25vw, 20rem)',
      sortValue: 'by-caller',
      cell: ({ projectId, entity }) => (
        <>
          <ScopeLabel projectId={projectId} projects={projects} />
          {entity && <bdi className="block text-text-muted wrap-anywhere">Only {entity}</bdi>}
        </>
      ),
    },
    {
      id: 'creator',
      header: 'Created by',
      width: '14rem',
      hideBelow: 'lg',
      sortValue: 'by-caller',
      cell: ({ createdBy }) => <SubjectLabel subject={createdBy} />,
    },
  ];
}

type SubjectCellProps = { row: BindingRow; organizationId: string; mayDelete: boolean };

/** Who, linked to everything that they have; and in words what is wrong with the binding. */
function SubjectCell({ row: { subject, problems }, organizationId, mayDelete }: SubjectCellProps) {
  return (
    <div className="grid min-w-0 gap-1">
      <SubjectLabel
        subject={subject}
        link={
          <Link
            to="/organizations/$organizationId/iam/role-bindings"
            params={{ organizationId }}
            search={{ subject }}
            preload={false}
          />
        }
      />
      {problems.map((problem) => (
        <p key={problem} className="flex max-w-prose items-start gap-2 text-sm text-warning">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>
            {problemWords[problem].meaning} {mayDelete && problemWords[problem].advice}
          </span>
        </p>
      ))}
    </div>
  );
}

type RowMenuProps = { row: BindingRow; data: BindingsData; change: ChangeSearch; onDelete: TableProps['onDelete'] };

function RowMenu({ row, data, change, onDelete }: RowMenuProps) {
  const name = subjectText(row.subject);
  const account = accountOf(row.subject, data);
  return (
    <MenuButton
      label={`Actions for the role binding of ${name}`}
      items={[
        {
          label: 'Show only this subject',
          icon: <ListFilter aria-hidden="true" />,
          onSelect: () => change({ subject: row.subject, kind: undefined }),
        },
        ...(account ? [openAccount(data.organizationId, account.id)] : []),
        {
          label: 'Copy subject',
          icon: <Copy aria-hidden="true" />,
          onSelect: () => void copyAndSay(row.subject, 'subject'),
        },
        {
          label: 'Copy binding ID',
          icon: <Fingerprint aria-hidden="true" />,
          onSelect: () => void copyAndSay(row.id, 'binding ID'),
        },
        {
          label: 'Delete role binding',
          icon: <Trash2 aria-hidden="true" />,
          danger: true,
          separatorBefore: true,
          disabledReason: data.remove(row.projectId || null).reason,
          onSelect: () => onDelete(row),
        },
      ]}
    />
  );
}

/** The service account that a subject names; nothing for other subjects, and for accounts that are gone or not to be seen. */
function accountOf(subject: string, { accounts }: BindingsData) {
  const parsed = parseSubject(subject);
  return parsed.kind === 'serviceaccount' ? accounts?.find(({ name }) => name === parsed.name) : undefined;
}

function openAccount(organizationId: string, serviceAccountId: string): MenuItem {
  return {
    label: 'Open service account',
    icon: <Bot aria-hidden="true" />,
    link: (
      <Link
        to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
        params={{ organizationId, serviceAccountId }}
        preload={false}
      />
    ),
  };
}
