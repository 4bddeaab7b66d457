import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { Button } from '#src/kit/controls/button.tsx';
import { Sheet } from './sheet.tsx';

const long = Array.from({ length: 60 }, (_, at) => `Line ${at + 1}`);

const sheet = page.getByRole('dialog', { name: 'Create role' });

async function openSheet(): Promise<void> {
  await render(
    <Sheet
      open
      onClose={() => undefined}
      title="Create role"
      description="A set of permissions."
      footer={<Button>Create</Button>}
    >
      {long.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Sheet>,
  );
  await expect.element(sheet).toBeVisible();
}

/** Where it stands once it has come to rest. */
function settled(): Promise<DOMRect> {
  const element = sheet.element();
  return Promise.all(element.getAnimations().map(({ finished }) => finished)).then(() =>
    element.getBoundingClientRect(),
  );
}

test('a sheet stands at the right edge, as high as the window, and the list stays in view', async () => {
  await page.viewport(1024, 768);
  await openSheet();
  const { right, width, height } = await settled();
  expect(right).toBe(1024);
  expect(width).toBe(544);
  expect(height).toBe(768);
});

test('on a phone a sheet is as wide as the window', async () => {
  await page.viewport(360, 740);
  await openSheet();
  const { left, width } = await settled();
  expect([left, width]).toEqual([0, 360]);
});

test('the buttons of a sheet stay in view however long it is', async () => {
  await page.viewport(1024, 768);
  await openSheet();
  await settled();
  await expect.element(page.getByRole('button', { name: 'Create' })).toBeInViewport();
  await expect.element(page.getByText('Line 60')).not.toBeInViewport();
});

test('a sheet says what it is about', async () => {
  await openSheet();
  await expect.element(sheet).toHaveAccessibleDescription('A set of permissions.');
});

test('a sheet comes in from the right in 160 ms', async () => {
  await openSheet();
  const { transitionDuration, transitionTimingFunction } = getComputedStyle(sheet.element());
  expect(transitionDuration).toBe('0.16s');
  expect(transitionTimingFunction).toBe('cubic-bezier(0, 0, 0.2, 1)');
});
