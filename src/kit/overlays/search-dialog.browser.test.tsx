import { useState } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { Button } from '#src/kit/controls/button.tsx';
import { matchOptions } from '#src/lib/match-options.ts';
import { SearchDialog, type SearchLine } from './search-dialog.tsx';

const lines: readonly SearchLine[] = [
  { value: 'roles', label: 'Roles' },
  { value: 'create', label: 'Create Role', disabledReason: 'You may not.' },
  { value: 'people', label: 'People', description: 'who is here' },
  { value: 'invite', label: 'Create Invite', disabledReason: 'You lack it.', isExplained: true },
];

const opener = page.getByRole('button', { name: 'Open' });
const field = page.getByRole('combobox', { name: 'Search all' });
const option = (name: string | RegExp) => page.getByRole('option', { name });

function Page({ onChoose }: { onChoose?: (value: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const [query, setQuery] = useState('');
  const { shown, total } = matchOptions(lines, query, 2);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Open</Button>
      {isOpen && (
        <SearchDialog
          title="Everything"
          placeholder="Search all"
          query={query}
          onQuery={setQuery}
          groups={[{ label: 'All', items: shown }]}
          total={total}
          onClose={() => setIsOpen(false)}
          onChoose={({ value }) => onChoose?.(value)}
        />
      )}
    </>
  );
}

test('Enter chooses the first line, and what is typed stays', async () => {
  const chosen: string[] = [];
  await render(<Page onChoose={(value) => chosen.push(value)} />);
  await opener.click();
  await expect.element(field).toHaveFocus();
  await expect.element(page.getByRole('status')).toHaveTextContent('2 of 4 shown. Type to narrow it down.');
  await userEvent.keyboard('who');
  await expect.element(page.getByRole('status')).toHaveTextContent('1 result');
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual(['people']);
  await expect.element(field).toHaveValue('who');
});

test('a line that is off is reached by the arrows, says why, and can’t be chosen', async () => {
  const chosen: string[] = [];
  await render(<Page onChoose={(value) => chosen.push(value)} />);
  await opener.click();
  await expect.element(option('Roles')).toHaveAttribute('data-highlighted');
  await userEvent.keyboard('{ArrowDown}');
  const off = option('Create Role You may not.');
  await expect.element(off).toHaveAttribute('data-highlighted');
  await expect.element(off).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual([]);
  await expect.element(field).toHaveValue('');
});

test('a line that is off and explained can be chosen', async () => {
  const chosen: string[] = [];
  await render(<Page onChoose={(value) => chosen.push(value)} />);
  await opener.click();
  await userEvent.keyboard('invite');
  await expect.element(option('Create Invite You lack it. Explain why')).toHaveAttribute('data-highlighted');
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual(['invite']);
});

test('says that nothing matches; Escape closes it, and the focus is back', async () => {
  await render(<Page />);
  await opener.click();
  await userEvent.keyboard('zzz');
  await expect.element(page.getByText('Nothing matches “zzz”.')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(field).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
});
