import type { SettingsForm } from './settings-form.ts';

/** The fields whose values can be compared: nobody can read the secret. */
const comparable = ['identifier', 'issuer', 'clientId', 'groups', 'defaultRole'] as const;
type Field = (typeof comparable)[number];

/** What a form becomes once somebody else has saved other settings than it began with. */
export interface Merged {
  /** The fields that the person left alone, which get the new values. */
  readonly taken: readonly Field[];
  /** The fields that both changed, in which the person's own values stay. */
  readonly clashes: readonly Field[];
}

/** @param start what the form began with @param now what is saved now @param mine what the form says */
export function mergeSettings(start: SettingsForm, now: SettingsForm, mine: SettingsForm): Merged {
  const changed = comparable.filter((field) => now[field] !== start[field]);
  const isLeftAlone = (field: Field) => mine[field] === start[field];
  return {
    taken: changed.filter(isLeftAlone),
    clashes: changed.filter((field) => !isLeftAlone(field) && mine[field] !== now[field]),
  };
}

/** Whether settings are the ones that a form says, as far as can be compared. */
export function saysTheSame(now: SettingsForm, mine: SettingsForm): boolean {
  return comparable.every((field) => trimmed(now[field]) === trimmed(mine[field]));
}

function trimmed(value: string | boolean): string | boolean {
  return typeof value === 'string' ? value.trim() : value;
}
