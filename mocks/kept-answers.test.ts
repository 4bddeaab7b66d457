import { expect, test } from 'vitest';
import type { Endpoint } from '#mocks/connect-bridge.ts';
import { keepingLargeAnswers } from '#mocks/kept-answers.ts';

let made = 0;
const endpoint = (rpc: string, size: number): Endpoint => ({
  rpc,
  path: `/test.Service/${rpc}`,
  answer: async () => new Response(String(++made).padEnd(size, '.')),
});
const asked = (body = '{}') => new Request('http://console.example/', { method: 'POST', body });
const small = 10;
const large = 2_000_000;

/** Which making of an answer came, as a number. */
async function making(answer: Promise<Response>): Promise<number> {
  return Number.parseInt(await (await answer).text(), 10);
}

function deferred() {
  const resolvers: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => void resolvers.push(resolve));
  return { promise, resolve: () => resolvers.forEach((resolve) => resolve()) };
}

test('a large answer is made once, for the same question of the same person', async () => {
  let who = 'owner';
  const answer = keepingLargeAnswers(() => who);
  const list = endpoint('ListRoleBindings', large);
  const first = await making(answer(list, asked()));
  expect(await making(answer(list, asked()))).toBe(first);
  expect(await making(answer(list, asked('{"projectId":"a"}')))).toBe(first + 1);
  who = 'viewer';
  expect(await making(answer(list, asked()))).toBe(first + 2);
});

test('a small answer is made anew each time', async () => {
  const answer = keepingLargeAnswers(() => 'owner');
  const list = endpoint('ListRoles', small);
  const first = await making(answer(list, asked()));
  expect(await making(answer(list, asked()))).toBe(first + 1);
});

test('what a call may have changed is made anew', async () => {
  const answer = keepingLargeAnswers(() => 'owner');
  const list = endpoint('ListRoleBindings', large);
  const first = await making(answer(list, asked()));
  await answer(endpoint('DeleteRoleBinding', small), asked());
  expect(await making(answer(list, asked()))).toBe(first + 2);
});

test('what was read while something changed is not kept', async () => {
  const answer = keepingLargeAnswers(() => 'owner');
  const { promise: arrived, resolve: arrive } = deferred();
  const list = endpoint('ListRoleBindings', large);
  const slow: Endpoint = {
    ...list,
    async answer(request) {
      const response = await list.answer(request);
      await arrived;
      return response;
    },
  };
  const early = answer(slow, asked());
  await answer(endpoint('DeleteRoleBinding', small), asked());
  arrive();
  const first = await making(early);
  expect(await making(answer(list, asked()))).toBeGreaterThan(first);
});
