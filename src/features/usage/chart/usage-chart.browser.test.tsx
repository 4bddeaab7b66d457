import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import type { Bar, Look, Series } from './series.ts';
import { UsageChart } from './usage-chart.tsx';

const gib = 1024n ** 3n;
const looks: readonly Look[] = ['indigo', 'teal', 'rose', 'olive', 'blue', 'plum', 'other'];

const two: readonly Series[] = ['Production', 'Staging'].map((label, at) => ({
  key: label,
  label,
  look: looks[at] ?? 'other',
  projectIds: [label],
}));

/** Thirty days, of which the last has nothing yet. */
function month(layers: number): Bar[] {
  return Array.from({ length: 30 }, (_, at) => {
    const parts = Array.from({ length: layers }, (__, layer) =>
      at === 29 ? 0n : (BigInt(5 + ((at * 7 + layer * 3) % 11)) * gib) / BigInt(layer + 1),
    );
    const day = `2026-11-${String(at + 1).padStart(2, '0')}`;
    return { day, parts, total: parts.reduce((total, bytes) => total + bytes, 0n) };
  });
}

const chart = page.getByRole('application', { name: 'Usage by UTC day and project' });

async function show(bars = month(2), series = two) {
  await render(<UsageChart bars={bars} series={series} all="all projects" last={Math.min(bars.length - 1, 28)} />);
}

test('Tab reaches the chart once, and says what its last day received', async () => {
  await show();
  await userEvent.keyboard('{Tab}');
  await expect.element(chart).toHaveFocus();
  await expect.element(chart).toHaveAccessibleDescription('29 Nov 2026, all projects: 17.00 GiB');
});

test('arrow keys walk from day to day and from project to project, and readers hear where', async () => {
  await show();
  await userEvent.keyboard('{Tab}{ArrowLeft}');
  await expect.element(chart).toHaveAccessibleDescription(/^28 Nov 2026, all projects/);
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(chart).toHaveAccessibleDescription(/^28 Nov 2026, Staging: \S+ GiB of \S+ GiB$/);
  await userEvent.keyboard('{ArrowDown}{Home}');
  await expect.element(chart).toHaveAccessibleDescription('1 Nov 2026, Production: 5.00 GiB of 9.00 GiB');
  const live = Array.from(document.querySelectorAll('[aria-live=polite]'), (region) => region.textContent.trim());
  expect(live).toContain('1 Nov 2026, Production: 5.00 GiB of 9.00 GiB');
  await userEvent.keyboard('{End}{ArrowRight}');
  await expect.element(chart).toHaveAccessibleDescription(/^29 Nov 2026, Production/);
});

test('the pointer names what it points at, and nothing once it has gone', async () => {
  await show();
  await expect.poll(() => chart.element().clientHeight).toBeGreaterThan(200);
  const { width, height } = chart.element().getBoundingClientRect();
  await userEvent.hover(chart, { position: { x: width / 2, y: height - 40 } });
  await expect.element(chart).toHaveAccessibleDescription(/^\d+ Nov 2026, Production: \S+ GiB of \S+ GiB$/);
  await userEvent.unhover(chart);
  await expect.element(chart).toHaveAccessibleDescription(/^Point at a bar/);
});

/** A finger that touches a place of an element and is lifted again. */
function tap(part: Element, x: number, y: number) {
  const { left, top } = part.getBoundingClientRect();
  const at = { bubbles: true, pointerType: 'touch', clientX: left + x, clientY: top + y };
  for (const type of ['pointerdown', 'pointerup', 'pointerout']) part.dispatchEvent(new PointerEvent(type, at));
}

test('what a finger tapped stays named once it is lifted, until a tap elsewhere', async () => {
  await show();
  await expect.poll(() => chart.element().clientHeight).toBeGreaterThan(200);
  const { clientWidth, clientHeight } = chart.element();
  tap(chart.element(), clientWidth / 2, clientHeight - 40);
  await expect.element(chart).toHaveAccessibleDescription(/^\d+ Nov 2026, Production: \S+ GiB of \S+ GiB$/);
  tap(chart.element(), clientWidth / 2, 0);
  await expect.element(chart).toHaveAccessibleDescription(/^\d+ Nov 2026, all projects: \S+ GiB$/);
  tap(document.body, 0, 0);
  await expect.element(chart).toHaveAccessibleDescription(/^Point at a bar/);
});

test('a part that is too small to draw to scale is seen, and named by the pointer', async () => {
  const parts = [20n * gib, 1n];
  await show([{ day: '2026-11-01', parts, total: 20n * gib + 1n }]);
  await expect.poll(() => document.querySelectorAll('rect[fill$="-teal)"]')).toHaveLength(1);
  const slice = document.querySelector('rect[fill$="-teal)"]')?.getBoundingClientRect();
  expect(slice?.height).toBeCloseTo(2);
  const { left, top } = chart.element().getBoundingClientRect();
  for (const beside of [-4, 1, 5]) {
    const position = { x: (slice?.x ?? 0) + 40 - left, y: (slice?.y ?? 0) + beside - top };
    await userEvent.hover(chart, { position });
    await expect.element(chart).toHaveAccessibleDescription(/^1 Nov 2026, Staging: <0\.01 GiB of/);
  }
});

test('amounts beyond 2^53 bytes are told to the last hundredth', async () => {
  const bytes = 2n ** 62n + gib / 4n;
  await show([{ day: '2026-11-01', parts: [bytes, 0n], total: bytes }]);
  await userEvent.keyboard('{Tab}');
  await expect.element(chart).toHaveAccessibleDescription('1 Nov 2026, all projects: 4,294,967,296.25 GiB');
});

test('a month without any usage is drawn as an empty one', async () => {
  await show([{ day: '2026-11-01', parts: [0n, 0n], total: 0n }]);
  await userEvent.keyboard('{Tab}{ArrowDown}');
  await expect.element(chart).toHaveAccessibleDescription('1 Nov 2026, Staging: 0 GiB of 0 GiB');
});
