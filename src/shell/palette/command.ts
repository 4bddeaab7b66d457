import type { SearchGroup, SearchLine } from '#src/kit/overlays/search-dialog.tsx';
import { matchOptions } from '#src/lib/match-options.ts';

/** A line of the palette. Its `value` is the same at every opening, so that it can be found again among the recent ones. */
export interface Command extends SearchLine {
  /** The heading above it. */
  readonly group: string;
  readonly run: () => void;
}

/** @param id what tells it from others of its group, the same at every opening */
export function commandOf(group: string, id: string, rest: Omit<Command, 'group' | 'value'>): Command {
  return { ...rest, group, value: `${group}: ${id}` };
}

/** How many commands are shown: in all; of the recent ones; and of each kind, before anything is typed. */
export const limits = { all: 50, recent: 5, each: 6 };

/**
 * The commands to show, in groups, and how many match. Without a query: the recent ones, then the first of each kind. With
 * one: the best matches, of equal ones the recent first; the group with the best match comes first.
 */
export function commandsToShow(
  commands: readonly Command[],
  recent: readonly string[],
  query: string,
): { groups: readonly SearchGroup<Command>[]; total: number } {
  const latest = recentOf(commands, recent);
  if (query.trim() === '') return { groups: unasked(commands, latest), total: commands.length };
  const isRecent = new Set(latest);
  const inOrder = [...latest, ...commands.filter((command) => !isRecent.has(command))];
  const { shown, total } = matchOptions(inOrder, query, limits.all);
  return { groups: grouped(shown), total };
}

/** The recent ones that still exist, the latest first. */
function recentOf(commands: readonly Command[], recent: readonly string[]): readonly Command[] {
  const byValue = new Map(commands.map((command) => [command.value, command]));
  return recent.flatMap((value) => byValue.get(value) ?? []);
}

function unasked(commands: readonly Command[], latest: readonly Command[]): readonly SearchGroup<Command>[] {
  const first = latest.slice(0, limits.recent);
  const rest = grouped(commands.filter((command) => !first.includes(command))).map(({ label, items }) => ({
    label,
    items: items.slice(0, acts.has(label) ? undefined : limits.each),
  }));
  return first.length > 0 ? [{ label: 'Recent', items: first }, ...rest] : rest;
}

/** The headings of acts and pages, of which all are shown at once. */
export const groupOfActs = 'Actions';
export const groupOfPages = 'Pages';
const acts = new Set([groupOfActs, groupOfPages]);

function grouped(commands: readonly Command[]): readonly SearchGroup<Command>[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const group = groups.get(command.group);
    if (group) group.push(command);
    else groups.set(command.group, [command]);
  }
  return Array.from(groups, ([label, items]) => ({ label, items }));
}
