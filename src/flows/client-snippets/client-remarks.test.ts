import { expect, test } from 'vitest';
import { remarksInside, remarksOn } from './client-remarks.ts';
import { clients } from './client-snippets.ts';

const target = { projectId: 'p', mayUploadDebuginfo: true };
const remote = { ...target, address: 'profiles.example:7070', plaintext: true };
const local = { ...remote, address: 'localhost:7070' };

test('nothing stands in the way of any client at a data plane with TLS', () => {
  const secure = { ...target, address: 'grpc.polarsignals.com:443', plaintext: false };
  for (const { kind } of clients) expect(remarksOn(kind, secure)).toEqual([]);
});

test('a data plane without TLS takes no source maps', () => {
  expect(remarksOn('source-maps', remote)).toEqual([expect.stringContaining('needs an address with TLS')]);
});

test('a script learns that queries may not be served', () => {
  expect(remarksOn('script', remote)).toEqual([expect.stringContaining('must serve queries')]);
});

test.each(['localhost:7070', '127.0.0.1:7070', '[::1]:7070'])('GitHub’s runners can’t reach %s', (address) => {
  for (const kind of ['github-action', 'ci-debuginfo'] as const)
    expect(remarksOn(kind, { ...local, address })).toEqual([expect.stringContaining('can’t reach')]);
});

test('GitHub’s runners may reach another host, with or without TLS', () => {
  expect(remarksOn('github-action', remote)).toEqual([]);
  expect(remarksOn('github-action', { ...remote, address: 'localhost.example:7070' })).toEqual([]);
});

test('a pod can’t reach the data plane of the machine that it runs on', () => {
  expect(remarksOn('kubernetes', local)).toEqual([expect.stringContaining('is the pod itself')]);
  expect(remarksOn('kubernetes', remote)).toEqual([]);
});

test('nor can a container, in which its address is the container’s own', () => {
  expect(remarksInside('container', local)).toEqual([expect.stringContaining('is the container itself')]);
  expect(remarksInside('container', remote)).toEqual([]);
  expect(remarksInside(undefined, local)).toEqual([]);
});
