import { expect, test } from 'vitest';
import type { Column } from '#src/kit/table/column.ts';
import { type Exported, exportFile } from './export-file.ts';

type Row = { key: string; name: string; role: string; tokens: number | undefined };

const columns: readonly Column<Row>[] = [
  {
    id: 'role',
    header: 'Role',
    cell: () => null,
    exported: ({ role }) => [role, 'x'],
    exportedId: { header: 'Role ID', of: ({ role }) => `system:${role}` },
  },
  { id: 'name', header: 'Name', cell: () => null, value: ({ name }) => name },
  { id: 'tokens', header: 'Tokens', cell: () => null, value: ({ tokens }) => tokens },
  { id: 'picture', header: 'Picture', cell: () => null },
];
const list: Exported<Row> = {
  noun: 'service account',
  keyOf: ({ key }) => key,
  columns,
  rows: [
    { key: '1', name: '=cmd()', role: 'owner', tokens: 2 },
    { key: '2', name: 'a "b"', role: 'viewer', tokens: undefined },
  ],
  organization: 'Acme',
  now: new Date(2026, 10, 4, 23, 59),
};

test('CSV has the row’s ID, then the columns in their order with the IDs of what they name', () => {
  const { text, type } = exportFile(list, 'csv');
  expect(type).toBe('text/csv;charset=utf-8');
  expect(text.split('\r\n')).toEqual([
    '\uFEFF"ID","Role","Role ID","Name","Tokens"',
    `"1","owner; x","system:owner","'=cmd()",2`,
    '"2","viewer; x","system:viewer","a ""b""",',
    '',
  ]);
});

test('JSON has the same by the columns’ names, unchanged', () => {
  expect(JSON.parse(exportFile(list, 'json').text)).toEqual([
    { id: '1', role: ['owner', 'x'], roleId: 'system:owner', name: '=cmd()', tokens: 2 },
    { id: '2', role: ['viewer', 'x'], roleId: 'system:viewer', name: 'a "b"', tokens: null },
  ]);
});

test('a column that shows the ID takes its place', () => {
  const id: Column<Row> = { id: 'id', header: 'Project ID', cell: () => null, value: ({ key }) => key };
  expect(exportFile({ ...list, columns: [id] }, 'csv').text).toBe('\uFEFF"Project ID"\r\n"1"\r\n"2"\r\n');
});

test.each([
  ['Acme', 'acme-service-accounts-2026-11-04.csv'],
  ['Müller & Söhne GmbH', 'müller-söhne-gmbh-service-accounts-2026-11-04.csv'],
  ['日本 株式会社', '日本-株式会社-service-accounts-2026-11-04.csv'],
  ['हिन्दी', 'हिन्दी-service-accounts-2026-11-04.csv'],
  ['../../etc/passwd\u202E', 'etc-passwd-service-accounts-2026-11-04.csv'],
  ['=cmd()', 'cmd-service-accounts-2026-11-04.csv'],
  ['\u200B ', 'service-accounts-2026-11-04.csv'],
])('the file of %j is %s', (organization, name) => {
  expect(exportFile({ ...list, organization }, 'csv').name).toBe(name);
});

test('a name of 10,000 letters is cut', () => {
  const { name } = exportFile({ ...list, organization: 'é'.repeat(10_000) }, 'json');
  expect(name).toBe(`${'é'.repeat(60)}-service-accounts-2026-11-04.json`);
});
