import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { Sheet } from '#src/kit/overlays/sheet.tsx';
import { toast, Toaster } from './toast.tsx';

const said = (message: string) => page.getByRole('group', { name: message });
const undoButton = page.getByRole('button', { name: 'Undo' });

/** What screen readers were told. */
function readOut(): string {
  return Array.from(document.querySelectorAll('[aria-live=polite]'), ({ textContent }) => textContent.trim()).join(
    '\n',
  );
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test('a toast is shown and read out, and goes by itself', async () => {
  await render(<Toaster />);
  toast('Deleted role Auditor');
  await expect.element(said('Deleted role Auditor')).toBeVisible();
  expect(readOut()).toContain('Deleted role Auditor');
  vi.advanceTimersByTime(6_000);
  await expect.element(said('Deleted role Auditor')).not.toBeInTheDocument();
});

test('F6 leads to Undo, which says so when it appears, and back', async () => {
  let undone = 0;
  await render(
    <>
      <button type="button">Search</button>
      <Toaster />
    </>,
  );
  await userEvent.keyboard('{Tab}');
  toast('Deleted role Auditor', { undo: () => (undone += 1) });
  await expect.element(undoButton).toBeVisible();
  expect(readOut()).toContain('Deleted role Auditor. To undo, press F6.');
  await userEvent.keyboard('{F6}');
  await expect.element(undoButton).toHaveFocus();
  await userEvent.keyboard('{F6}');
  await expect.element(page.getByRole('button', { name: 'Search' })).toHaveFocus();
  await userEvent.keyboard('{F6}{Enter}');
  expect(undone).toBe(1);
  await expect.element(said('Deleted role Auditor')).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Search' })).toHaveFocus();
});

test('the clock stands still while the focus is on a toast', async () => {
  await render(<Toaster />);
  toast('Deleted role Auditor');
  await expect.element(said('Deleted role Auditor')).toBeVisible();
  await userEvent.keyboard('{F6}{Tab}');
  await expect.element(said('Deleted role Auditor')).toHaveFocus();
  vi.advanceTimersByTime(60_000);
  await expect.element(said('Deleted role Auditor')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(said('Deleted role Auditor')).not.toBeInTheDocument();
});

test('the clock stands still while the pointer is on a toast, and while the window is not in front', async () => {
  await render(<Toaster />);
  toast('Deleted role Auditor');
  await userEvent.hover(said('Deleted role Auditor'));
  vi.advanceTimersByTime(60_000);
  await expect.element(said('Deleted role Auditor')).toBeVisible();
  window.dispatchEvent(new FocusEvent('blur'));
  await userEvent.unhover(said('Deleted role Auditor'));
  vi.advanceTimersByTime(60_000);
  await expect.element(said('Deleted role Auditor')).toBeVisible();
  window.dispatchEvent(new FocusEvent('focus'));
  vi.advanceTimersByTime(6_000);
  await expect.element(said('Deleted role Auditor')).not.toBeInTheDocument();
});

test('after a press on Undo the page’s heading has the focus', async () => {
  await render(
    <>
      <h1 tabIndex={-1}>Roles</h1>
      <Toaster />
    </>,
  );
  toast('Deleted role Auditor', { undo: () => undefined });
  await undoButton.click();
  await expect.element(said('Deleted role Auditor')).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { name: 'Roles' })).toHaveFocus();
});

test('three are shown at most, the last ones', async () => {
  await render(<Toaster />);
  for (const name of ['one', 'two', 'three', 'four']) toast(`Deleted ${name}`);
  await expect.element(said('Deleted four')).toBeVisible();
  await expect.element(said('Deleted one')).not.toBeInTheDocument();
  expect(page.getByRole('region', { name: 'Notifications' }).getByRole('group').elements()).toHaveLength(3);
  vi.advanceTimersByTime(6_000);
  await expect.element(said('Deleted four')).not.toBeInTheDocument();
});

test('a toast lies over a sheet, is reached from it, and a press on it leaves the sheet open', async () => {
  let closed = 0;
  let undone = 0;
  await render(
    <>
      <Toaster />
      <Sheet open title="Create role" onClose={() => (closed += 1)}>
        <input aria-label="Name" />
      </Sheet>
    </>,
  );
  const field = page.getByRole('textbox', { name: 'Name' });
  await expect.element(field).toHaveFocus();
  toast('Deleted role Auditor', { undo: () => (undone += 1) });
  await expect.element(undoButton).toBeVisible();
  await userEvent.keyboard('{F6}{Tab}{Escape}');
  await expect.element(undoButton).not.toBeInTheDocument();
  await expect.element(field).toHaveFocus();

  toast('Deleted role Writer', { undo: () => (undone += 1) });
  await undoButton.click();
  expect([closed, undone]).toEqual([0, 1]);
});
