import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { TextArea, TextField } from './field.tsx';
import { RadioCards } from './radio-group.tsx';
import { Select } from './select.tsx';

test('a field is named by its label, and described by its help and its error', async () => {
  await render(<TextField label="Name" name="name" description="Unique in the organization." error="Enter a name." />);
  const field = page.getByRole('textbox', { name: 'Name' });
  await expect.element(field).toHaveAccessibleDescription('Unique in the organization. Enter a name.');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
});

test('a field without an error is not invalid, and is required unless it is optional', async () => {
  await render(
    <>
      <TextField label="Name" name="name" />
      <TextArea label="Note" name="note" optional />
    </>,
  );
  await expect.element(page.getByLabelText('Name')).not.toHaveAttribute('aria-invalid');
  await expect.element(page.getByLabelText('Name')).toHaveAttribute('aria-required', 'true');
  await expect.element(page.getByLabelText('Note')).not.toHaveAttribute('aria-required');
});

test('a select shows what the chosen option means', async () => {
  await render(
    <Select
      label="Expires"
      value="week"
      onChange={() => undefined}
      options={[{ value: 'week', label: 'In a week', description: 'Friday, 7 March 2026' }]}
    />,
  );
  await expect.element(page.getByRole('combobox', { name: 'Expires' })).toHaveValue('week');
  await expect.element(page.getByText('Friday, 7 March 2026')).toBeVisible();
});

test('a card that can’t be chosen is reached, says why, and is not chosen', async () => {
  const chosen: string[] = [];
  await render(
    <RadioCards
      label="Role"
      value="viewer"
      onChange={(value) => chosen.push(value)}
      options={[
        { value: 'viewer', label: 'Viewer' },
        { value: 'owner', label: 'Owner', disabledReason: 'You are no owner yourself' },
      ]}
    />,
  );
  const owner = page.getByRole('radio', { name: 'Owner' });
  await expect.element(owner).toHaveAccessibleDescription('You are no owner yourself');
  await userEvent.keyboard('{Tab}{ArrowDown}');
  await expect.element(owner).toHaveFocus();
  expect(chosen).toEqual([]);
});
