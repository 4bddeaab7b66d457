import { expect, type Page } from '@playwright/test';

/** Waits until the page has its heading, and nothing on it is still to come. */
export async function isReady(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
  await expect(page.getByText('Loading…')).toHaveCount(0);
}
