import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { RelativeTime } from './relative-time.tsx';

const at = new Date('2020-02-03T14:32:00Z');
const tip = page.getByRole('tooltip', { includeHidden: true });

function Row() {
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row">
            <a href="#ci-main">ci-main</a>
          </th>
          <td>
            <RelativeTime at={at} />
          </td>
          <td>
            <button type="button">Actions</button>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

test('in a table a time is no Tab stop, and the exact one is shown while the focus rests on its row', async () => {
  await render(<Row />);
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('link', { name: 'ci-main' })).toHaveFocus();
  await expect.element(tip).toBeVisible();
  await expect.element(tip).toHaveTextContent(/3 Feb 2020, \d\d:32/);
  await userEvent.keyboard('{Escape}');
  await expect.element(tip).not.toBeVisible();
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'Actions' })).toHaveFocus();
  await expect.element(tip).toBeVisible();
});

test('a press with the mouse in its row shows no exact time', async () => {
  await render(<Row />);
  await page.getByRole('button', { name: 'Actions' }).click();
  await expect.element(tip).not.toBeVisible();
});

test('the exact time is read out with the relative one', async () => {
  await render(<Row />);
  await expect.element(page.getByText(/years ago/)).toHaveTextContent(/years ago, 3 Feb 2020, \d\d:32/);
});

test('outside of tables a time is a Tab stop, and shows the exact one', async () => {
  await render(<RelativeTime at={at} />);
  await userEvent.keyboard('{Tab}');
  await expect.element(tip).toBeVisible();
});

test('what never was is said in words', async () => {
  await render(<RelativeTime at={undefined} never="Never used" />);
  await expect.element(page.getByText('Never used')).toBeVisible();
});
