import { expect, it } from 'vitest';
import { isLoopback } from '#domain/rules/loopback.ts';

it.each(['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true);
});

it.each([
  '0.0.0.0',
  '::',
  '192.168.1.2',
  'example.com',
  '127.0.0.1.example.com',
  'localhost.example',
  'a.localhost',
  '',
])('%j can be reached from elsewhere', (host) => {
  expect(isLoopback(host)).toBe(false);
});
