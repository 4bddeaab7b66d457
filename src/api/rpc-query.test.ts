import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { canQuery } from './can-query.ts';
import { acme, startConsole } from './testing-console.ts';

test('a page that is left while an answer is on its way leaves that answer to the next page', async () => {
  const { backend, queryClient } = startConsole();
  const query = canQuery(acme, 'rolebinding.create', '');
  const leavePage = new QueryObserver(queryClient, query).subscribe(() => undefined);
  const nextPage = queryClient.ensureQueryData(query);
  leavePage();

  expect(await nextPage).toMatchObject({ allowed: true });
  expect(backend.asked).toEqual(['CanI']);
});
