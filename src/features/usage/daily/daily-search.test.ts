import { expect, test } from 'vitest';
import { findRows } from '#src/flows/list/find-rows.ts';
import { dailySearch } from './daily-search.ts';

/** Its ID has a 5, a 25, an "a" and a "de" in it. */
const production = { label: 'Production', projectId: '07beb0f6-f700-4224-9a84-53052525c8a5' };
const numbered = { label: 'eu-west-5', projectId: 'b1' };

const rows = [
  ...['2026-10-05', '2026-11-05', '2026-11-15', '2026-11-25', ''].map((day) => ({ day, project: production })),
  { day: '2026-11-24', project: numbered },
  { day: '2026-11-05', project: numbered },
];

const found = (query: string) =>
  findRows({ rows, search: dailySearch }, {}, query).map(({ day, project }) => `${project.label} ${day}`.trim());

test.each<[string, string, readonly string[]]>([
  ['a day as the list writes it', '25 Nov 2026', ['Production 2026-11-25']],
  ['a day without its year', '5 Nov', ['Production 2026-11-05', 'eu-west-5 2026-11-05']],
  ['a day with a whole month', '5 November', ['Production 2026-11-05', 'eu-west-5 2026-11-05']],
  ['a month before its day', 'nov 05', ['Production 2026-11-05', 'eu-west-5 2026-11-05']],
  ['a project and a day', 'prod 5 nov', ['Production 2026-11-05']],
  ['a day as files have it', '2026-11-25', ['Production 2026-11-25']],
  ['a month as files have it', '2026-10', ['Production 2026-10-05']],
  ['a month', 'oct', ['Production 2026-10-05']],
  ['the number of a day, and the name of a project that has it', '25', ['Production 2026-11-25']],
  ['a year that has none', '2025', []],
  ['a day of another year', '25 Nov 2025', []],
  ['a day that has none', '2 Nov 2026', []],
  ['a part of an ID', '53052525', []],
  ['the day that is not known', 'unknown', ['Production']],
])('%s', (_sentence, query, expected) => expect(found(query)).toEqual(expected));

test('the whole ID of a project, in any case', () => {
  expect(found(production.projectId.toUpperCase())).toHaveLength(5);
});
