import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeFirstAnswer } from './first-answers.ts';

const address = '/api/polarsignals.user.v1alpha1.UserService/GetSelf';
const post = { method: 'POST', body: new TextEncoder().encode('{}') };
const answer = Response.json({ user: {} });

beforeEach(() => {
  vi.stubGlobal('window', { firstAnswers: new Map([[`${address} {}`, Promise.resolve(answer)]]) });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('an answer is handed to the call that asks the same, once', async () => {
  expect(await takeFirstAnswer(address, post)).toBe(answer);
  expect(takeFirstAnswer(address, post)).toBeUndefined();
});

test('another request is not answered with it', () => {
  expect(takeFirstAnswer(address, { ...post, body: new TextEncoder().encode('{"id":"1"}') })).toBeUndefined();
  expect(takeFirstAnswer('/api/other', post)).toBeUndefined();
});

test('a call that is given up does not wait for it', async () => {
  vi.stubGlobal('window', { firstAnswers: new Map([[`${address} {}`, new Promise(() => {})]]) });
  const given = new AbortController();
  const waiting = takeFirstAnswer(address, { ...post, signal: given.signal });
  given.abort(new Error('too long'));
  await expect(waiting).rejects.toThrow('too long');
});

test('without any, every call goes to the server', () => {
  vi.stubGlobal('window', {});
  expect(takeFirstAnswer(address, post)).toBeUndefined();
});
