import { useState } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { Button } from '#src/kit/controls/button.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';

type Given = Partial<DialogProps> & { onUnder?: () => void };

/** A page with a button that opens the dialog, and one that lies under it. */
function Page({ onUnder, ...props }: Given) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Button onClick={onUnder} className="fixed top-1/2 left-1/2">
        Under
      </Button>
      <Dialog
        title="Window"
        footer={<Button onClick={() => setOpen(false)}>Done</Button>}
        {...props}
        open={open}
        onClose={() => setOpen(false)}
      >
        {props.children ?? <input aria-label="Name" />}
      </Dialog>
    </>
  );
}

const opener = page.getByRole('button', { name: 'Open' });
const dialog = page.getByRole('dialog', { name: 'Window' });

async function openPage(props: Given = {}): Promise<void> {
  await render(<Page {...props} />);
  await opener.click();
  await expect.element(dialog).toBeVisible();
}

test('the first field has the focus, and what opened the dialog gets it back on Escape', async () => {
  await openPage();
  await expect.element(page.getByLabelText('Name')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
});

test('of radios, the one that is chosen has the focus', async () => {
  await openPage({
    children: (
      <fieldset>
        <input type="radio" name="role" aria-label="Owner" />
        <input type="radio" name="role" aria-label="Viewer" defaultChecked />
      </fieldset>
    ),
  });
  await expect.element(page.getByLabelText('Viewer')).toHaveFocus();
});

test('Tab goes round, and never into the page behind', async () => {
  await openPage();
  await expect.element(page.getByLabelText('Name')).toHaveFocus();
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'Done' })).toHaveFocus();
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'Close' })).toHaveFocus();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  await expect.element(page.getByRole('button', { name: 'Done' })).toHaveFocus();
});

test('what may not close stays open on Escape, Close and a press beside it', async () => {
  await openPage({ mayClose: () => false });
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'Close' }).click();
  await userEvent.click(document.body, { position: { x: 5, y: 400 } });
  await expect.element(dialog).toBeVisible();
});

test('the question before closing is read out, and Stay has the focus', async () => {
  await openPage({ asking: { question: 'Nothing is saved. Close?', stay: () => undefined, leave: () => undefined } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('Nothing is saved. Close?');
  await expect.element(page.getByRole('button', { name: 'Stay' })).toHaveFocus();
});

test('the second press of a double click that closes the dialog presses nothing behind it', async () => {
  let pressed = 0;
  await openPage({
    onUnder: () => (pressed += 1),
    footer: undefined,
    asking: { question: 'Close?', stay: () => undefined, leave: () => undefined },
  });
  await page.getByRole('button', { name: 'Close', exact: true }).dblClick();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(pressed).toBe(0);
});
