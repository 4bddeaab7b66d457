import { expect, test } from 'vitest';
import { prefillIn } from './binding-prefill.ts';

const roles = [{ name: 'Reader', organizationId: 'acme', permissions: [], isSystem: false }];

test('the address names the subject, the role and the scope of the form', () => {
  const address = { subject: ['serviceaccount:ci'], newRole: 'acme:Reader', newScope: 'p1' };
  expect(prefillIn(address, roles)).toEqual({ subject: 'serviceaccount:ci', role: 'acme:Reader', scope: 'p1' });
});

test('a list that shows several subjects names none for the form', () => {
  expect(prefillIn({ subject: ['serviceaccount:ci', 'serviceaccount:cd'] }, roles).subject).toBeUndefined();
});

test('a role that is gone is left to choose', () => {
  expect(prefillIn({ newRole: 'acme:Gone' }, roles).role).toBeUndefined();
  expect(prefillIn({ newRole: 'system:viewer' }, roles).role).toBe('system:viewer');
  expect(prefillIn({ newRole: 'acme:Unseen' }, undefined).role).toBe('acme:Unseen');
});
