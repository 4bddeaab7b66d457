import { expect, test } from 'vitest';
import { hueNames, hueOf, initialsOf } from './initials.ts';

test.each([
  ['Olivia Owner', 'OO'],
  ['rosa.klein@acme.example', 'RK'],
  ['owner@acme.example', 'O'],
  ['12345', '1'],
  ['  Ада  Лавлейс ', 'АЛ'],
  ['李 雷', '李雷'],
  ['𝒜lice', '𝒜'],
  ['\u202e@acme.example', '?'],
  ['', '?'],
])('the initials of “%s” are %s', (name, initials) => expect(initialsOf(name)).toBe(initials));

test('an e-mail has one colour, in any letter case', () => {
  expect(hueOf('Owner@Acme.example')).toBe(hueOf('owner@acme.example'));
});

test('every colour is somebody’s', () => {
  const seen = new Set(Array.from({ length: 200 }, (_, at) => hueOf(`person-${at}@acme.example`)));
  expect(seen).toEqual(new Set(hueNames));
});
