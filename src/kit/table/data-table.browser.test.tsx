import { useState } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { type Sort, sortRows } from '#src/lib/sort.ts';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';

type Row = { readonly name: string };

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: ({ name }) => name, value: ({ name }) => name, primary: true },
];
const rows: readonly Row[] = ['beta', 'delta', 'alpha', 'gamma'].map((name) => ({ name }));
const nameOf = ({ name }: Row) => name;
const none: ReadonlySet<string> = new Set();

function Names() {
  const [sort, setSort] = useState<Sort>();
  const [keys, setKeys] = useState(none);
  const sorted = sort ? sortRows(rows, nameOf, sort.direction) : rows;
  return (
    <DataTable
      caption="Names"
      columns={columns}
      rows={sorted}
      keyOf={nameOf}
      nameOf={nameOf}
      sort={sort}
      onSort={setSort}
      selection={{ keys, onChange: setKeys, reasonOf: () => undefined }}
    />
  );
}

const box = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` });
const shown = () =>
  page
    .getByRole('rowheader')
    .elements()
    .map((cell) => cell.textContent);

test('a press on a header sorts by it, and says so to screen readers', async () => {
  await render(<Names />);
  const header = page.getByRole('columnheader', { name: 'Name' });
  await expect.element(header).toHaveAttribute('aria-sort', 'none');
  await header.getByRole('button').click();
  await expect.element(header).toHaveAttribute('aria-sort', 'ascending');
  await expect.element(page.getByText('Sorted by Name, ascending')).toBeInTheDocument();
  expect(shown()).toEqual(['alpha', 'beta', 'delta', 'gamma']);
  await header.getByRole('button').click();
  await expect.element(header).toHaveAttribute('aria-sort', 'descending');
  expect(shown()).toEqual(['gamma', 'delta', 'beta', 'alpha']);
});

test('Shift selects everything between two rows, and lets go of it', async () => {
  await render(<Names />);
  await box('beta').click();
  await box('alpha').click({ modifiers: ['Shift'] });
  await expect.element(box('delta')).toBeChecked();
  await expect.element(box('gamma')).not.toBeChecked();
  await box('beta').click({ modifiers: ['Shift'] });
  await expect.element(box('delta')).not.toBeChecked();
  await expect.element(box('alpha')).not.toBeChecked();
});

test('a row is selected by keyboard, and the box of the page says that some are', async () => {
  await render(<Names />);
  const all = page.getByRole('checkbox', { name: 'Select all on this page' });
  await box('beta').click();
  await expect.element(all).toBePartiallyChecked();
  await userEvent.keyboard(' ');
  await expect.element(all).not.toBeChecked();
});
