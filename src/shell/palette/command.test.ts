import { expect, test } from 'vitest';
import { type Command, commandOf, commandsToShow, groupOfActs, groupOfPages, limits } from './command.ts';

const run = () => {};
const made = (group: string, label: string, keywords?: string): Command =>
  commandOf(group, label, { label, keywords, run });
const commands = [
  made(groupOfActs, 'Create Role'),
  made(groupOfPages, 'Roles'),
  made(groupOfPages, 'Overview', 'who owns what'),
  ...Array.from({ length: 10 }, (_, at) => made('Service accounts', `scraper-${at}`)),
  made('People', 'Zoë Müller', 'zoe@acme.example'),
  made('People', 'Алёна', 'alena@acme.example'),
];

/** The groups as "label: line, line". */
function shown(query: string, recent: readonly string[] = [], all: readonly Command[] = commands) {
  return commandsToShow(all, recent, query).groups.map(
    ({ label, items }) => `${label}: ${items.map((item) => item.label).join(', ')}`,
  );
}

test('before anything is typed, all acts and pages are shown, and the first of each kind of thing', () => {
  const groups = shown('');
  expect(groups.slice(0, 2)).toEqual(['Actions: Create Role', 'Pages: Roles, Overview']);
  expect(groups[2]?.split(', ')).toHaveLength(limits.each);
  expect(commandsToShow(commands, [], ' ').total).toBe(commands.length);
});

test('the recent ones come first, the latest on top, and once; those that are gone are left out', () => {
  const groups = shown('', ['People: Алёна', 'People: gone', 'Pages: Roles']);
  expect(groups[0]).toBe('Recent: Алёна, Roles');
  expect(groups).toContain('Pages: Overview');
  expect(groups.at(-1)).toBe('People: Zoë Müller');
});

test.each([
  ['MULLER', ['People: Zoë Müller']],
  ['алена', ['People: Алёна']],
  ['alena@acme', ['People: Алёна']],
  ['owns', ['Pages: Overview']],
  ['role', ['Pages: Roles', 'Actions: Create Role']],
  ['role create', ['Actions: Create Role']],
  ['nothing of this', []],
])('%s finds %j', (query, groups) => expect(shown(query)).toEqual(groups));

test('of lines that match equally well, the recent one is first', () => {
  expect(shown('scraper', ['Service accounts: scraper-7'])[0]).toMatch(/^Service accounts: scraper-7, scraper-0/);
});

test('of 10,000 accounts the best fifty are shown, and all are counted', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => made('Service accounts', `agent-${at}`));
  const { groups, total } = commandsToShow([...commands, ...many], [], 'agent');
  expect(groups.flatMap(({ items }) => items)).toHaveLength(limits.all);
  expect(total).toBe(10_000);
});
