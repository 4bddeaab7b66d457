import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { Button } from './button.tsx';

const button = page.getByRole('button', { name: 'Save' });

test('a busy button keeps its name and its width, and does nothing when it is pressed', async () => {
  let pressed = 0;
  const onClick = () => (pressed += 1);
  const { rerender } = await render(<Button onClick={onClick}>Save</Button>);
  const { width } = button.element().getBoundingClientRect();
  await rerender(
    <Button onClick={onClick} busy>
      Save
    </Button>,
  );
  await expect.element(button).toHaveAttribute('aria-busy', 'true');
  expect(button.element().getBoundingClientRect().width).toBe(width);
  await button.click({ force: true });
  expect(pressed).toBe(0);
});

test('the spinner takes the label’s place only after a moment', async () => {
  await render(<Button busy>Save</Button>);
  const [label, spinner] = button.element().children;
  if (!label || !spinner) throw new Error('A busy button shows its label and a spinner.');
  expect(getComputedStyle(label).transitionDelay).toBe('0.15s');
  expect(getComputedStyle(spinner).transitionDelay).toBe('0.15s');
  await expect.poll(() => getComputedStyle(spinner).opacity).toBe('1');
  expect(getComputedStyle(label).opacity).toBe('0');
});

test('a button that can’t be used is reached, says why, and does nothing', async () => {
  let pressed = 0;
  await render(
    <Button onClick={() => (pressed += 1)} disabledReason="You need role.create">
      Save
    </Button>,
  );
  await userEvent.keyboard('{Tab}');
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveAccessibleDescription('You need role.create');
  await userEvent.keyboard('{Enter}');
  expect(pressed).toBe(0);
});
