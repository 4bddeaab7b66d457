import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { AddCombobox } from './add-combobox.tsx';

const robots = Array.from({ length: 120 }, (_, at) => ({ value: `id-${at}`, label: `robot-${at}` }));
const field = page.getByRole('combobox', { name: 'Who' });

async function renderField() {
  const heard: string[] = [];
  await render(
    <>
      <AddCombobox
        label="Who"
        options={robots}
        last={(query) => ({ value: `new:${query}`, label: `Someone new: ${query}` })}
        onAdd={(value) => heard.push(`added ${value}`)}
        onPaste={(text) => text.includes(',') && heard.push(`pasted ${text}`) > 0}
        onLeave={(text) => text.includes('@') && heard.push(`left ${text}`) > 0}
      />
      <button type="button">Next</button>
    </>,
  );
  return heard;
}

test('Enter adds the best match, and the field is empty for the next one', async () => {
  const heard = await renderField();
  for (const name of ['robot-77', 'robot-9']) {
    await field.fill(name);
    await expect.element(page.getByRole('option', { name, exact: true })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveValue('');
    await expect.element(field).toHaveFocus();
  }
  expect(heard).toEqual(['added id-77', 'added id-9']);
});

test('the last line stands for what is typed, also where nothing matches', async () => {
  const heard = await renderField();
  await field.fill('ada@acme.example');
  await page.getByRole('option', { name: 'Someone new: ada@acme.example' }).click();
  expect(heard).toEqual(['added new:ada@acme.example']);
  await field.click();
  await expect.element(page.getByRole('option', { name: 'Someone new:' })).toBeInTheDocument();
});

test('what is typed is not lost when the field is left', async () => {
  const heard = await renderField();
  await field.fill('ada@acme.example');
  await userEvent.keyboard('{Tab}');
  expect(heard).toEqual(['left ada@acme.example']);
  await expect.element(field).toHaveValue('');
  await field.fill('ada');
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue('ada');
});
