import { useState } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { Dialog } from '#src/kit/overlays/dialog.tsx';
import { Combobox } from './combobox.tsx';

const accounts = Array.from({ length: 120 }, (_, at) => ({ value: `id-${at}`, label: `robot-${at}` }));

const field = page.getByRole('combobox', { name: 'Service account' });
const option = (name: string) => page.getByRole('option', { name, exact: true });

function Accounts({ chosen, onChange }: { chosen?: string; onChange?: (value: string | undefined) => void }) {
  const [value, setValue] = useState(chosen);
  return (
    <Combobox
      label="Service account"
      options={accounts}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange?.(next);
      }}
    />
  );
}

test('everything is searched, the best matches are drawn, and the rest is counted', async () => {
  await render(<Accounts />);
  await field.click();
  await expect.element(page.getByText('50 of 120 shown. Type to narrow it down.')).toBeVisible();
  await field.fill('robot-119');
  await expect.element(option('robot-119')).toBeVisible();
  await expect.element(option('robot-0')).not.toBeInTheDocument();
});

function typedOption(typed: string) {
  return typed.startsWith('new-') ? { value: `typed:${typed}`, label: typed } : undefined;
}

test('a typed text can stand for something that is not listed', async () => {
  const chosen: unknown[] = [];
  await render(
    <Combobox
      label="Service account"
      options={accounts}
      value={undefined}
      onChange={(value) => chosen.push(value)}
      typedOption={typedOption}
    />,
  );
  await field.fill('robot-119');
  await expect.element(page.getByRole('option')).toHaveTextContent('robot-119');
  await field.fill('new-robot');
  await option('new-robot').click();
  expect(chosen).toEqual(['typed:new-robot']);
});

test('Enter chooses the first match', async () => {
  const chosen: unknown[] = [];
  await render(<Accounts onChange={(value) => chosen.push(value)} />);
  await field.fill('robot-77');
  await expect.element(option('robot-77')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveValue('robot-77');
  expect(chosen).toEqual(['id-77']);
});

test('text that matches nothing says so, and falls back to the last choice', async () => {
  await render(
    <>
      <Accounts chosen="id-3" />
      <button type="button">Next</button>
    </>,
  );
  await field.fill('nobody');
  await expect.element(page.getByText('Nothing matches “nobody”.')).toBeVisible();
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue('robot-3');
});

test('an emptied field chooses none', async () => {
  const chosen: unknown[] = [];
  await render(<Accounts chosen="id-3" onChange={(value) => chosen.push(value)} />);
  await field.clear();
  expect(chosen).toEqual([undefined]);
});

test('Escape closes the list first, and then the window around it, and the choice stays', async () => {
  let closed = 0;
  await render(
    <Dialog open title="Window" onClose={() => (closed += 1)}>
      <Accounts chosen="id-3" />
    </Dialog>,
  );
  await field.click();
  await expect.element(option('robot-3')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(option('robot-3')).not.toBeInTheDocument();
  expect(closed).toBe(0);
  await userEvent.keyboard('{Escape}');
  await expect.element(field).toHaveValue('robot-3');
  expect(closed).toBe(1);
});

test('a choice that is made elsewhere on the page shows in the field', async () => {
  const { rerender } = await render(
    <Combobox label="Service account" options={accounts} value={undefined} onChange={() => {}} />,
  );
  await rerender(<Combobox label="Service account" options={accounts} value="id-7" onChange={() => {}} />);
  await expect.element(field).toHaveValue('robot-7');
});
