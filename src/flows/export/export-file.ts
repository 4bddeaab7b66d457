import type { Column } from '#src/kit/table/column.ts';
import { plural } from '#src/lib/counted.ts';
import { csvOf, type Datum, jsonOf } from '#src/lib/csv.ts';

export type ExportFormat = 'csv' | 'json';

/** What goes into the file. */
export interface Exported<Row> {
  /** What a row is, in the singular: "role binding". */
  readonly noun: string;
  readonly keyOf: (row: Row) => string;
  /** The columns that the person sees, in their order. */
  readonly columns: readonly Column<Row>[];
  /** All rows found, on whatever page, in their order. */
  readonly rows: readonly Row[];
  /** The organization's name. */
  readonly organization: string;
  readonly now: Date;
}

export interface ExportedFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly text: string;
}

/** A list as a file. */
export function exportFile<Row>(exported: Exported<Row>, format: ExportFormat): ExportedFile {
  const { rows } = exported;
  const fields = fieldsOf(exported);
  const name = `${fileName(exported)}.${format}`;
  if (format === 'csv') {
    const cells = rows.map((row) => fields.map(({ of }) => of(row)));
    const headers = fields.map(({ header }) => header);
    return { name, type: 'text/csv;charset=utf-8', text: csvOf(headers, cells) };
  }
  const records = rows.map((row) => Object.fromEntries(fields.map(({ id, of }) => [id, jsonOf(of(row))])));
  return { name, type: 'application/json', text: `${JSON.stringify(records, undefined, 2)}\n` };
}

/** A column of the file. In JSON it goes by its `id`, in CSV by its `header`. */
interface Field<Row> {
  readonly id: string;
  readonly header: string;
  readonly of: (row: Row) => Datum;
}

/** The row's ID first, then the columns, each followed by the ID of what it names. A column `id` takes the place of the first. */
function fieldsOf<Row>({ keyOf, columns }: Exported<Row>): readonly Field<Row>[] {
  const fields = new Map<string, Field<Row>>([['id', { id: 'id', header: 'ID', of: keyOf }]]);
  for (const { id, header, value, exported, exportedId, exportedToo = {} } of columns) {
    const of = exported ?? value;
    if (of) fields.set(id, { id, header, of });
    if (exportedId) fields.set(`${id}Id`, { id: `${id}Id`, ...exportedId });
    for (const [key, text] of Object.entries(exportedToo)) fields.set(key, { id: key, ...text });
  }
  return [...fields.values()];
}

/** "acme-role-bindings-2026-11-14", in the script of the organization's name. The date is the person's own. */
function fileName<Row>({ organization, noun, now }: Exported<Row>): string {
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return [dashed(organization), dashed(plural(noun)), ...date].filter(Boolean).join('-');
}

const longest = 60;

/** Letters and digits of any script, with dashes between them: nothing that a file system or a reader could misread. */
function dashed(name: string): string {
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return Array.from(words.join('-')).slice(0, longest).join('');
}
