import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { Tooltip } from './tooltip.tsx';

test('a tooltip is seen on keyboard focus, and Escape hides it', async () => {
  await render(
    <Tooltip text="Created yesterday">
      <button type="button">When</button>
    </Tooltip>,
  );
  const tip = page.getByRole('tooltip', { includeHidden: true });
  await expect.element(tip).not.toBeVisible();
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'When' })).toHaveFocus();
  await expect.element(tip).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(tip).not.toBeVisible();
});

test('a tooltip is seen under the pointer, and describes its child before', async () => {
  await render(
    <Tooltip text="Created yesterday">
      <button type="button">When</button>
    </Tooltip>,
  );
  const button = page.getByRole('button', { name: 'When' });
  await expect.element(button).toHaveAccessibleDescription('Created yesterday');
  await userEvent.hover(button);
  await expect.element(page.getByRole('tooltip')).toBeVisible();
});

test('a tooltip that repeats the name is not read out again', async () => {
  await render(
    <Tooltip text="Delete" visualOnly>
      <button type="button" aria-label="Delete" />
    </Tooltip>,
  );
  await expect.element(page.getByRole('button', { name: 'Delete' })).not.toHaveAttribute('aria-describedby');
});
