import { expect, test } from 'vitest';
import type { Projects } from '#src/access/scope-state.ts';
import { readError } from '#src/api/errors.ts';
import { invalid } from '../list/fixtures.ts';
import { checkForm, errorsFrom, missingIn, startForm, subjectOf, type BindingForm } from './binding-form.ts';

const projects: Projects = {
  names: new Map([
    ['p1', 'One'],
    ['p2', 'Two'],
  ]),
  complete: true,
};
const start = (subject?: string) => startForm({ subject }, 'dev', projects);
const whole: BindingForm = { ...start('serviceaccount:ci'), role: 'system:viewer', scope: { kind: 'organization' } };
const person: BindingForm = { ...whole, kind: 'user', email: 'Ada@Acme.example' };

test('begins with the subject of the address, and with one’s own provider', () => {
  expect(start()).toMatchObject({ kind: 'serviceaccount', account: '', provider: 'dev' });
  expect(start('serviceaccount:ci: main')).toMatchObject({ kind: 'serviceaccount', account: 'ci: main' });
  expect(start('user:google:a@b.example')).toMatchObject({ kind: 'user', provider: 'google' });
  expect(start('group:admins')).toMatchObject({ kind: 'serviceaccount', account: '' });
});

test('begins in no project, or in the only one: never in the whole organization', () => {
  expect(start().scope).toEqual({ kind: 'projects', projectIds: [] });
  const only = { names: new Map([['p1', 'One']]), complete: true };
  expect(startForm({}, 'dev', only).scope).toEqual({ kind: 'projects', projectIds: ['p1'] });
});

const asked = (scope: string) => startForm({ role: 'system:viewer', scope }, 'dev', projects);

test('begins with the role and the scope of the address, if the scope can be chosen', () => {
  expect(asked('p2')).toMatchObject({ role: 'system:viewer', scope: { kind: 'projects', projectIds: ['p2'] } });
  expect(asked('organization').scope).toEqual({ kind: 'organization' });
  expect(asked('gone').scope).toEqual({ kind: 'projects', projectIds: [] });
});

test('names the subject as the backend stores it', () => {
  expect(subjectOf(whole)).toBe('serviceaccount:ci');
  expect(subjectOf(person)).toBe('user:dev:ada@acme.example');
  expect(subjectOf({ ...person, email: 'ada' })).toBeUndefined();
});

test('finds nothing wrong with a whole form', () => {
  expect(checkForm(whole)).toEqual({});
  expect(checkForm(person)).toEqual({});
});

test('says everything that is missing at once', () => {
  const bare: BindingForm = start();
  expect(Object.keys(checkForm(bare))).toEqual(['account', 'role', 'scope']);
  expect(Object.keys(checkForm({ ...bare, kind: 'user', provider: '' }))).toEqual([
    'provider',
    'email',
    'role',
    'scope',
  ]);
  expect(missingIn(bare)).toEqual(['a subject', 'a role', 'at least one project']);
  expect(missingIn(whole)).toEqual([false, false, false]);
});

test('does not let a colon move a part of the provider into the e-mail', () => {
  expect(checkForm({ ...person, provider: 'dev:eve' })).toEqual({
    provider: 'Enter the provider’s name without a colon.',
  });
});

test('puts what the backend refuses beside the field where it can be mended', () => {
  const error = readError(invalid({ subject: 'No.', role: 'There is no such role.', project_id: 'Gone.' }));
  expect(errorsFrom(error, 'user')).toEqual({ email: 'No.', role: 'There is no such role.', scope: 'Gone.' });
  expect(errorsFrom(error, 'serviceaccount')).toMatchObject({ account: 'No.' });
});
