import { expect, test } from 'vitest';
import { peopleWithRoles } from './people-with-roles.ts';

test('are those of this provider only, each once with every role', () => {
  const bindings = [
    ['user:acme:ada@acme.example', 'system:owner'],
    ['user:acme:ada@acme.example', 'system:viewer'],
    ['user:acme:ada@acme.example', 'system:owner'],
    ['user:acme:bo@acme.example', 'system:viewer'],
    ['user:acme-2:eve@acme.example', 'system:owner'],
    ['user:dev:ada@acme.example', 'system:owner'],
    ['serviceaccount:acme', 'system:owner'],
  ].map(([subject = '', role = '']) => ({ subject, role }));
  expect(peopleWithRoles(bindings, 'acme')).toEqual([
    { email: 'ada@acme.example', roles: ['system:owner', 'system:viewer'] },
    { email: 'bo@acme.example', roles: ['system:viewer'] },
  ]);
});
