import { expect, test } from 'vitest';
import { indexBindings } from '../list/binding-index.ts';
import { binding, known } from '../list/fixtures.ts';
import { lossOfMany } from './loss-of-many.ts';

const ada = 'user:dev:ada@acme.example';
const bo = 'user:dev:bo@acme.example';
const index = await indexBindings(
  [
    binding('0', ada, { role: 'system:owner' }),
    binding('1', bo, { role: 'system:owner' }),
    binding('2', bo),
    binding('3', 'serviceaccount:ci', { projectId: 'gone' }),
    binding('4', 'serviceaccount:ci', { projectId: 'p1' }),
    binding('5', 'serviceaccount:agent', { role: 'system:owner' }),
    binding('6', 'serviceaccount:agent', { role: 'acme:Gone' }),
  ],
  known,
);
const loss = (...places: number[]) => lossOfMany(index, Uint32Array.from(places), ada);

test('tells who loses something, and who keeps nothing', () => {
  expect(loss(2, 3, 4)).toMatchObject({ subjects: [bo, 'serviceaccount:ci'], emptied: ['serviceaccount:ci'] });
  expect(loss(1, 2).emptied).toEqual([bo]);
  expect(loss(2).emptied).toEqual([]);
});

test('nobody loses what gives nothing', () => {
  expect(loss(3, 6)).toMatchObject({ subjects: [], emptied: [], idle: 2 });
  expect(loss(2, 3).subjects).toEqual([bo]);
  expect(lossOfMany(index, Uint32Array.from([3, 6]), 'serviceaccount:ci').touchesSelf).toBe(false);
});

test('counts what gives nothing as it is', () => {
  expect(loss(2, 4).idle).toBe(0);
  expect(loss(2, 3, 4, 6).idle).toBe(2);
});

test('tells when the viewer is among them', () => {
  expect(loss(1, 2).touchesSelf).toBe(false);
  expect(loss(0, 2).touchesSelf).toBe(true);
});

test('tells whether a person stays an owner: service accounts are none', () => {
  expect(loss(0).owners).toBe('some');
  expect(loss(0, 1).owners).toBe('all');
  expect(loss(2, 3, 5).owners).toBe('none');
});
