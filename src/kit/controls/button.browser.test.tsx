import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { WhyLink } from '#src/kit/overlays/why-link.ts';
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

const why = page.getByRole('link', { name: 'Explain why', includeHidden: true });

// oxlint-disable-next-line jsx-a11y/anchor-has-content, jsx-a11y/control-has-associated-label -- the tooltip fills it
const whyLink = () => <a href="#why" />;

function Explained() {
  return (
    <WhyLink value={whyLink}>
      <Button disabledReason="You need role.create">Save</Button>
      <button type="button">Next</button>
    </WhyLink>
  );
}

test('the reason has a link that Tab reaches from the button, and that goes when the focus goes on', async () => {
  await render(<Explained />);
  await userEvent.keyboard('{Tab}');
  await expect.element(button).toHaveAccessibleDescription('You need role.create');
  await expect.element(why).toBeVisible();
  await userEvent.keyboard('{Tab}');
  await expect.element(why).toHaveFocus();
  await expect.element(why).toHaveAccessibleDescription('You need role.create');
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'Next' })).toHaveFocus();
  await expect.element(why).not.toBeVisible();
});

test('Escape on the link closes the reason, and gives the focus back to the button', async () => {
  await render(<Explained />);
  await userEvent.keyboard('{Tab}');
  await expect.element(why).toBeVisible();
  await userEvent.keyboard('{Tab}');
  await expect.element(why).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(button).toHaveFocus();
  await expect.element(why).not.toBeVisible();
});

test('the pointer can go from the button to the link', async () => {
  await render(<Explained />);
  await userEvent.hover(button);
  await expect.element(why).toBeVisible();
  await userEvent.hover(why);
  await why.click();
  expect(location.hash).toBe('#why');
});
