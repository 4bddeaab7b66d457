import { beforeEach, expect, test, vi } from 'vitest';
import { forgetCommands, recentCommands, rememberCommand } from './recent-commands.ts';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  });
});

test('the latest comes first, and each once', () => {
  for (const value of ['a', 'b', 'a']) rememberCommand('ada', value);
  expect(recentCommands('ada')).toEqual(['a', 'b']);
});

test('somebody else finds nothing, and leaves nothing of the one before', () => {
  rememberCommand('ada', 'person rosa@acme.example');
  expect(recentCommands('bob')).toEqual([]);
  rememberCommand('bob', 'roles');
  expect(recentCommands('ada')).toEqual([]);
  expect([...stored.values()].join(' ')).not.toContain('rosa');
});

test('signing out leaves nothing in the browser', () => {
  rememberCommand('ada', 'person rosa@acme.example');
  forgetCommands();
  expect(stored.size).toBe(0);
});

test.each(['["a"]', 'null', '{', '{"userId":"ada"}'])('takes nothing from %s', (text) => {
  stored.set('recent-commands', text);
  expect(recentCommands('ada')).toEqual([]);
});
