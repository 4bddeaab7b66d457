import { Code } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { invalidateServiceAccountTokens } from '#src/api/service-account-tokens.ts';
import { accounts, acme, startConsole } from '#src/api/testing-console.ts';
import { observeTokens, tokenObserver } from './observe-tokens.ts';

const { agentProduction, agentStaging, terraform } = accounts;
const kinds = (store: ReturnType<typeof observeTokens>) => store.results().map(({ kind }) => kind);

/** A console whose list asks for the tokens of these accounts. */
function start(...ids: readonly string[]) {
  const { backend, queryClient } = startConsole();
  const observers = ids.map((id) => tokenObserver(queryClient, acme, id));
  return { backend, queryClient, observers, store: observeTokens(observers) };
}

test('asks for the first accounts only, and says of the rest that they load', async () => {
  const { backend, store } = start(agentProduction, agentStaging);
  const stop = store.subscribe(() => {});
  expect(backend.asked).toEqual([]);
  store.ask(1);
  await expect.poll(() => kinds(store)).toEqual(['known', 'loading']);
  expect(backend.asked).toEqual(['ListServiceAccountTokens']);
  stop();
});

test('a failure is one account’s, and the others’ tokens are known', async () => {
  const { backend, store } = start(agentProduction, agentStaging);
  backend.fail('ListServiceAccountTokens', Code.Internal);
  const stop = store.subscribe(() => {});
  store.ask(2);
  await expect.poll(() => kinds(store)).toEqual(['failed', 'known']);
  stop();
});

test('in a longer list asks for the new account only, however old the other answers are', async () => {
  const { backend, queryClient, observers, store } = start(agentProduction, agentStaging);
  const stop = store.subscribe(() => {});
  store.ask(2);
  await expect.poll(() => kinds(store)).toEqual(['known', 'known']);
  const before = store.results();
  stop();
  backend.asked.length = 0;
  for (const observer of observers) observer.getCurrentQuery().setState({ dataUpdatedAt: 1 });
  const longer = observeTokens([...observers, tokenObserver(queryClient, acme, terraform)]);
  const stopLonger = longer.subscribe(() => {});
  longer.ask(3);
  await expect.poll(() => kinds(longer)).toEqual(['known', 'known', 'known']);
  expect(longer.results().slice(0, 2)).toEqual(before);
  expect(backend.asked).toEqual(['ListServiceAccountTokens']);
  stopLonger();
});

test('an answer that is no longer true is asked for again, and nothing else', async () => {
  const { backend, queryClient, store } = start(agentProduction, agentStaging);
  const stop = store.subscribe(() => {});
  store.ask(2);
  await expect.poll(() => kinds(store)).toEqual(['known', 'known']);
  backend.asked.length = 0;
  await invalidateServiceAccountTokens(queryClient, acme, agentStaging);
  expect(backend.asked).toEqual(['ListServiceAccountTokens']);
  stop();
});
