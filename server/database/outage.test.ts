import { expect, it } from 'vitest';
import { outageOf } from '#server/database/outage.ts';

it('an outage is told once, with its reason, and its end once', () => {
  const told: string[] = [];
  const outage = outageOf((words) => void told.push(words));
  outage.over();
  for (const message of ['terminating connection', 'connect ECONNREFUSED']) outage.noticed(new Error(message));
  outage.noticed(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }));
  for (let queries = 0; queries < 3; queries += 1) outage.over();
  outage.noticed(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }));
  expect(told).toEqual([
    'The database does not answer: terminating connection. Callers are told to try again.',
    'The database answers again.',
    'The database does not answer: ECONNREFUSED. Callers are told to try again.',
  ]);
});
