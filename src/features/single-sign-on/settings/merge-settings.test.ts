import { describe, expect, it } from 'vitest';
import { mergeSettings, saysTheSame } from './merge-settings.ts';

const start = {
  identifier: 'acme',
  issuer: 'https://id.example',
  clientId: 'c',
  secret: '',
  groups: false,
  defaultRole: '',
};

describe('a form after somebody else has saved other settings', () => {
  it.each([
    ['takes what the person left alone', { clientId: 'theirs' }, { groups: true }, ['clientId'], []],
    ['keeps what both changed, and names it', { clientId: 'theirs' }, { clientId: 'mine' }, [], ['clientId']],
    ['has no question where both changed it alike', { clientId: 'same' }, { clientId: 'same' }, [], []],
    ['keeps what only the person changed', {}, { issuer: 'https://mine.example' }, [], []],
    ['says nothing of the secret', { secret: 'x' }, { secret: 'y' }, [], []],
  ])('%s', (_what, theirs, mine, taken, clashes) => {
    expect(mergeSettings(start, { ...start, ...theirs }, { ...start, ...mine })).toEqual({ taken, clashes });
  });
});

it('what is saved is what the form says, but for spaces around it and the secret', () => {
  expect(saysTheSame(start, { ...start, clientId: ' c ', secret: 'x' })).toBe(true);
  expect(saysTheSame(start, { ...start, groups: true })).toBe(false);
});
