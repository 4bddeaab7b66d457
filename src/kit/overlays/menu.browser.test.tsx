import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import type { MenuItem } from './menu-item.ts';
import { MenuButton } from './menu.tsx';

const button = page.getByRole('button', { name: 'Actions for ci-main' });
const item = (name: string) => page.getByRole('menuitem', { name });

async function openedMenu(...items: MenuItem[]): Promise<void> {
  await render(<MenuButton label="Actions for ci-main" items={items} />);
  await button.click();
  await expect.element(page.getByRole('menu', { name: 'Actions for ci-main' })).toBeVisible();
}

test('an item acts, once the button has the focus again', async () => {
  let focused: Element | null = null;
  await openedMenu({ label: 'Rename', onSelect: () => (focused = document.activeElement) });
  await item('Rename').click();
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  expect(focused).toBe(button.element());
});

test('the arrow opens it at its first item, End leads to the last, and Escape back to the button', async () => {
  await render(<MenuButton label="Actions for ci-main" items={[{ label: 'Rename' }, { label: 'Delete' }]} />);
  await userEvent.keyboard('{Tab}{ArrowDown}');
  await expect.element(item('Rename')).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(item('Delete')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(button).toHaveFocus();
});

test('an item that can’t be used is reached, says why, and does nothing', async () => {
  let acted = 0;
  await openedMenu({ label: 'Delete', disabledReason: 'You need role.delete', onSelect: () => (acted += 1) });
  await expect.element(item('Delete')).toHaveAttribute('aria-disabled', 'true');
  await expect.element(item('Delete')).toHaveTextContent('You need role.delete');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(item('Delete')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(acted).toBe(0);
  await expect.element(item('Delete')).toBeVisible();
});

test('a reason that several items share is told once, and describes each of them', async () => {
  const disabledReason = 'You need role.delete';
  await openedMenu({ label: 'Change', disabledReason }, { label: 'Copy' }, { label: 'Delete', disabledReason });
  for (const name of ['Change', 'Delete']) {
    await expect.element(item(name)).toHaveAccessibleDescription(disabledReason);
    await expect.element(item(name)).toHaveAttribute('aria-disabled', 'true');
  }
  await expect.element(page.getByText(disabledReason)).toBeVisible();
});

test('one of several choices says whether it is chosen', async () => {
  await openedMenu({ label: 'Dark', checked: true }, { label: 'Light', checked: false });
  await expect.element(page.getByRole('menuitemradio', { name: 'Dark' })).toHaveAttribute('aria-checked', 'true');
  await expect.element(page.getByRole('menuitemradio', { name: 'Light' })).toHaveAttribute('aria-checked', 'false');
});

test('a menu with a search finds among all of its items, and Enter chooses', async () => {
  const chosen: string[] = [];
  const items = ['Production', 'Staging', 'Sandbox'].map((label) => ({ label, onSelect: () => chosen.push(label) }));
  await render(<MenuButton label="Project" search="Search projects" items={items} />);
  await page.getByRole('button', { name: 'Project' }).click();
  await page.getByRole('combobox', { name: 'Search projects' }).fill('sand');
  await expect.element(page.getByRole('option', { name: 'Staging' })).not.toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual(['Sandbox']);
});
