import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reloadForNewBuild } from './new-build.ts';

const missing = new TypeError('Failed to fetch dynamically imported module: https://console.example/assets/a.js');
const reload = vi.fn<() => void>();

function emptyStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { reload, href: 'https://console.example/' });
  vi.stubGlobal('fetch', async () => new Response());
  reload.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('reloads for a file that is gone, once: a file that stays missing becomes an error', async () => {
  const storage = emptyStorage();
  expect(await reloadForNewBuild(missing, storage)).toBe(true);
  expect(await reloadForNewBuild(missing, storage)).toBe(false);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('reloads again for a later deploy', async () => {
  const storage = emptyStorage();
  await reloadForNewBuild(missing, storage);
  vi.advanceTimersByTime(61_000);
  expect(await reloadForNewBuild(missing, storage)).toBe(true);
});

test('reloads for nothing else, and never without storage to remember it', async () => {
  expect(await reloadForNewBuild(new TypeError('x is undefined'), emptyStorage())).toBe(false);
  const broken = {
    getItem: () => null,
    setItem: () => {
      throw new Error('storage is switched off');
    },
  };
  expect(await reloadForNewBuild(missing, broken)).toBe(false);
  expect(reload).not.toHaveBeenCalled();
});

test.each([
  ['the network is gone', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['the server is down behind its proxy', async () => new Response(null, { status: 502 })],
])('reloads nothing while %s', async (_, answer) => {
  vi.stubGlobal('fetch', answer);
  const storage = emptyStorage();
  expect(await reloadForNewBuild(missing, storage)).toBe(false);
  vi.stubGlobal('fetch', async () => new Response());
  expect(await reloadForNewBuild(missing, storage)).toBe(true);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('says that it reloads nothing where the browser refuses even to name its storage', async () => {
  vi.stubGlobal('sessionStorage', undefined);
  expect(await reloadForNewBuild(missing)).toBe(false);
  expect(reload).not.toHaveBeenCalled();
});
