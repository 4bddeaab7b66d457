import { expect, test } from 'vitest';
import { isGone } from './is-gone.ts';
import { createRoleBinding, deleteRoleBinding } from './roles.ts';
import { deleteServiceAccountToken } from './service-account-tokens.ts';
import { deleteServiceAccount } from './service-accounts.ts';
import { accounts, acme, refusalOf, startConsole, subjectOf } from './testing-console.ts';

const organizationId = acme;
const account = { organizationId, id: accounts.incidentBot };
const token = { organizationId, serviceAccountId: accounts.incidentBot, id: '00000000-0000-4000-8000-000000000000' };

test('what somebody else deleted is gone, and so is a token whose account is', async () => {
  startConsole();
  expect(isGone(await refusalOf(deleteServiceAccountToken(token)))).toBe(true);
  await deleteServiceAccount(account);
  expect(isGone(await refusalOf(deleteServiceAccount(account)))).toBe(true);
  expect(isGone(await refusalOf(deleteServiceAccountToken(token)))).toBe(true);
});

test('what is in an organization in which the person lost their last role is not', async () => {
  const { backend } = startConsole('newcomer');
  const owner = { organizationId, subject: subjectOf('newcomer'), role: 'system:owner' };
  const { id } = await backend.as('owner', () => createRoleBinding(owner));
  await deleteRoleBinding({ organizationId, id });
  const refusal = await refusalOf(deleteServiceAccount(account));
  expect(refusal.kind).toBe('not-found');
  expect(isGone(refusal)).toBe(false);
});
