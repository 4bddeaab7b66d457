import { people } from '#domain/seed.ts';
import type { KeyValues } from '#mocks/key-values.ts';
import type { Seen } from '#mocks/panel/seen.ts';
import { readParameters } from '#mocks/parameters.ts';
import { persona } from '#mocks/personas.ts';
import { returnAddress } from '#mocks/return-address.ts';
import { isKept, isScenario } from '#mocks/scenarios.ts';

/** What is set, as the address spells it; empty if not set. */
export type PanelState = { readonly [Name in 'as' | 'scenario' | 'fault' | 'latency' | 'clock' | 'seed']: string };

export function stateOf(storage: KeyValues): PanelState {
  const search = new URLSearchParams(readParameters('', storage).search);
  const value = (name: string) => search.get(name) ?? '';
  return {
    as: shortName(persona(storage)),
    scenario: value('scenario') || 'default',
    fault: value('fault'),
    latency: value('latency'),
    clock: value('clock'),
    seed: value('seed'),
  };
}

/** A short summary: "Mocks: viewer, messy, ListRoles:unavailable". */
export function summary(state: PanelState): string {
  return `Mocks: ${inForce(state)}`;
}

function inForce({ as, scenario, fault, latency, clock, seed }: PanelState): string {
  const words = [
    as,
    scenario === 'default' ? '' : scenario,
    fault,
    latency && `${latency} ms`,
    clock,
    seed && `seed ${seed}`,
  ];
  return words.filter(Boolean).join(', ');
}

/** The address that opens the current page in the current state, in any browser. */
export function addressOf(state: PanelState, here: URL): string {
  const address = new URL(here);
  for (const [name, value] of Object.entries(state)) {
    if (value !== '' && !(name === 'scenario' && value === 'default')) address.searchParams.set(name, value);
  }
  return address.href.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%40', '@');
}

/** The address to open for this state: an empty value resets what the tab was set to. */
export function addressToOpen(state: PanelState, here: URL): URL {
  // Choosing a person on the sign-in page also signs in.
  const address = here.pathname === '/sign-in' ? returnAddress(here) : new URL(here);
  for (const [name, value] of Object.entries(state)) address.searchParams.set(name, value);
  return address;
}

/** A test that starts from the tab's current state, checks what it shows, and declares what the browser logs. */
export function snippetOf(state: PanelState, here: URL, seen: Seen): string {
  const { pathname, search } = new URL(addressOf(state, here));
  const path = `${pathname}${search}`.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%40', '@');
  const { dialog, heading, refusals } = seen;
  const fixtures = refusals.length > 0 ? '{ page, quietConsole }' : '{ page }';
  return [
    `import { expect, test } from './index.ts';`,
    ``,
    `test(${quoted(`${dialog || heading}, ${inForce(state)}`)}, { tag: '@mocks' }, async (${fixtures}) => {`,
    ...refusals.map((status) =>
      status === 'none' ? '  quietConsole.expect(/net::ERR_FAILED/);' : `  quietConsole.expectStatus(${status});`,
    ),
    `  await page.goto(${quoted(path)});`,
    ...looksFor(seen, patience(state)),
    `});`,
  ].join('\n');
}

/** An open dialog hides everything behind it from `getByRole`. */
function looksFor({ dialog, heading, words, table }: Seen, wait: string): string[] {
  if (dialog) return [`  await expect(page.getByRole('dialog', { name: ${quoted(dialog)} })).toBeVisible(${wait});`];
  const name = table && `page.getByRole('table', { name: ${quoted(table.name)} })`;
  return [
    `  await expect(page.getByRole('heading', { level: 1, name: ${quoted(heading)} })).toBeVisible(${wait});`,
    ...(words ? [`  await expect(page.getByRole('main')).toContainText(${quoted(words)});`] : []),
    ...(table ? [`  await expect(${name}.getByRole('row')).toHaveCount(${table.rows});`] : []),
  ];
}

/** A world that is not stored is built at every load, so the test needs more time. */
function patience({ scenario }: PanelState): string {
  return isScenario(scenario) && !isKept(scenario) ? '{ timeout: 30_000 }' : '';
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

function shortName(email: string | undefined): string {
  if (email === undefined) return 'signed-out';
  return Object.entries(people).find(([, person]) => person.email === email)?.[0] ?? email;
}
