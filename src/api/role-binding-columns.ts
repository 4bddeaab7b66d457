import { isMessage } from '@bufbuild/protobuf';
import { ListRoleBindingsResponseSchema, type RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { type Cells, collectCells } from '#src/lib/index-column.ts';

const fields = ['subject', 'role', 'projectId', 'entity', 'createdBy'] as const;
type Field = (typeof fields)[number];
type Row = Pick<RoleBinding, Field>;

/** What a list of role bindings holds, by field: 100,000 of them hold a few thousand different texts. */
export type RoleBindingColumns = Readonly<Record<Field, Cells>>;

/** Those of lists that were read from an answer: another look at 100,000 rows would take too long in one piece. */
const kept = new WeakMap<readonly Row[], RoleBindingColumns>();

export function columnsOf(roleBindings: readonly Row[]): RoleBindingColumns {
  const known = kept.get(roleBindings);
  if (known) return known;
  const columns = collectColumns();
  for (const row of roleBindings) columns.add({ ...row });
  return columns.all();
}

export function keepColumns(roleBindings: readonly Row[], columns: RoleBindingColumns): void {
  kept.set(roleBindings, columns);
}

/** Collects rows one by one. What was added shares its texts with those before it. */
export function collectColumns() {
  const columns = {
    subject: collectCells(),
    role: collectCells(),
    projectId: collectCells(),
    entity: collectCells(),
    createdBy: collectCells(),
  };
  return {
    add<Added extends Row>(row: Added): Added {
      for (const field of fields) row[field] = columns[field].add(row[field]);
      return row;
    },
    all: (): RoleBindingColumns => ({
      subject: columns.subject.cells(),
      role: columns.role.cells(),
      projectId: columns.projectId.cells(),
      entity: columns.entity.cells(),
      createdBy: columns.createdBy.cells(),
    }),
  };
}

/** The answer from before, if the new one says the same: what was made of it still holds. For 100,000 rows in some milliseconds. */
export function theSameRoleBindings(before: unknown, now: unknown): unknown {
  if (!isMessage(before, ListRoleBindingsResponseSchema) || !isMessage(now, ListRoleBindingsResponseSchema)) return now;
  const [old, latest] = [before.roleBindings, now.roleBindings];
  return old.length === latest.length && latest.every((row, at) => isSame(row, old[at])) ? before : now;
}

function isSame(row: RoleBinding, other: RoleBinding | undefined): boolean {
  return other?.id === row.id && fields.every((field) => other[field] === row[field]);
}
