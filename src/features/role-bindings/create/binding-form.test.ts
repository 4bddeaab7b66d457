import { expect, test } from 'vitest';
import type { Projects } from '#src/access/scope-state.ts';
import { readError } from '#src/api/errors.ts';
import { invalid } from '../list/fixtures.ts';
import { type BindingForm, checkForm, chosenByAddress, errorsFrom, missingIn, startForm } from './binding-form.ts';
import { knownSubjects } from './known-subjects.ts';
import { draftEntry, entryOf, subjectsOf } from './subject-entries.ts';

const projects: Projects = {
  names: new Map([
    ['p1', 'One'],
    ['p2', 'Two'],
  ]),
  complete: true,
};
const known = knownSubjects({
  bindings: [],
  people: undefined,
  accounts: [{ id: '1', name: 'ci' }],
  self: { subject: 'user:dev:me@acme.example', provider: 'dev' },
});
const start = (subject?: string) => startForm({ subject }, known, projects);
const whole: BindingForm = { ...start('serviceaccount:ci'), role: 'system:viewer', scope: { kind: 'organization' } };

test('begins with the subject of the address', () => {
  expect(start().subjects).toEqual([]);
  expect(start('serviceaccount:ci: main').subjects).toEqual([{ kind: 'subject', subject: 'serviceaccount:ci: main' }]);
  expect(start('user:google:a@b.example').subjects).toEqual([
    { kind: 'email', email: 'a@b.example', provider: 'google' },
  ]);
  expect(start('user').subjects).toEqual([{ kind: 'email', email: '', provider: 'dev', isDraft: true }]);
  expect(start('serviceaccount').subjects).toEqual([]);
  expect(start('group:admins').subjects).toEqual([]);
});

test('begins in no project, or in the only one: never in the whole organization, unless the address says so', () => {
  expect(start().scope).toEqual({ kind: 'projects', projectIds: [] });
  const only = { names: new Map([['p1', 'One']]), complete: true };
  expect(startForm({}, known, only).scope).toEqual({ kind: 'projects', projectIds: ['p1'] });
  expect(startForm({ projectId: 'p2', role: 'system:viewer' }, known, projects)).toMatchObject({
    role: 'system:viewer',
    scope: { kind: 'projects', projectIds: ['p2'] },
  });
  expect(startForm({ projectId: '' }, known, projects).scope).toEqual({ kind: 'organization' });
});

test('finds nothing wrong with a whole form', () => {
  expect(checkForm(whole, known)).toEqual({});
  expect(subjectsOf(whole.subjects)).toEqual(['serviceaccount:ci']);
});

test('a role that came with its subject from the address is looked at again, until either is another one', () => {
  const asked = startForm({ subject: 'serviceaccount:ci', role: 'system:owner', projectId: '' }, known, projects);
  const other = entryOf('ada@acme.example', known);
  expect(chosenByAddress(asked, asked)).toEqual(['serviceaccount:ci']);
  expect(chosenByAddress({ ...asked, role: 'system:viewer' }, asked)).toEqual([]);
  expect(chosenByAddress({ ...asked, subjects: [other] }, asked)).toEqual([]);
  expect(chosenByAddress({ ...asked, subjects: [...asked.subjects, other] }, asked)).toEqual(['serviceaccount:ci']);
  const [onlySubject, onlyRole] = [start('serviceaccount:ci'), startForm({ role: 'system:owner' }, known, projects)];
  expect(chosenByAddress({ ...onlySubject, role: 'system:owner' }, onlySubject)).toEqual([]);
  expect(chosenByAddress({ ...onlyRole, subjects: [other] }, onlyRole)).toEqual([]);

  expect(Object.keys(checkForm(asked, known, true))).toEqual(['isConfirmed']);
  expect(checkForm({ ...asked, isConfirmed: true }, known, true)).toEqual({});
});

test('says everything that is missing at once', () => {
  const bare: BindingForm = start();
  expect(Object.keys(checkForm(bare, known))).toEqual(['subjects', 'role', 'scope']);
  expect(missingIn(bare)).toEqual(['who gets the role', 'a role', 'at least one project']);
  expect(missingIn(whole)).toEqual([false, false, false]);
});

test('names whom the form can’t be sent for', () => {
  const subjects = [entryOf('nobody', known), entryOf('ada@acme.example', known), draftEntry(known)];
  expect(checkForm({ ...whole, subjects }, known)).toEqual({
    subjects: 'nobody: Enter an e-mail address, such as ada@example.com. 1 more needs an answer, too.',
  });
});

test('puts what the backend refuses beside the field where it can be mended', () => {
  const error = readError(invalid({ subject: 'No.', role: 'There is no such role.', project_id: 'Gone.' }));
  expect(errorsFrom(error)).toEqual({ subjects: 'No.', role: 'There is no such role.', scope: 'Gone.' });
});
