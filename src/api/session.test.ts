import { expect, test } from 'vitest';
import { selfQuery, updateSelf } from './session.ts';
import { refusalOf, startConsole } from './testing-console.ts';

test('a person’s new name is read again, and all else of them stays', async () => {
  const { queryClient } = startConsole('billing');
  const before = await queryClient.query(selfQuery());
  await updateSelf(queryClient, before, ' B. Billing ');
  const after = await queryClient.query({ ...selfQuery(), staleTime: 0 });
  expect(after).toEqual({ ...before, name: 'B. Billing', updatedAt: after.updatedAt });
});

test('a name that can’t be shown is told beside its field', async () => {
  const { queryClient } = startConsole();
  const self = await queryClient.query(selfQuery());
  const refused = await refusalOf(updateSelf(queryClient, self, '   '));
  expect(refused).toMatchObject({ kind: 'invalid', violations: { 'user.name': 'Enter a name.' } });
});
