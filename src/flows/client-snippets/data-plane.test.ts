import { expect, test } from 'vitest';
import { readDataPlane } from './data-plane.ts';

test.each([
  ['https://grpc.polarsignals.com', 'grpc.polarsignals.com:443', false],
  ['https://edge.example:8443', 'edge.example:8443', false],
  ['http://localhost:7070', 'localhost:7070', true],
  ['http://edge.internal', 'edge.internal:80', true],
  ['http://[::1]:7070', '[::1]:7070', true],
])('reads %s as %s', (url, address, plaintext) => {
  expect(readDataPlane(url)).toEqual({ address, plaintext });
});
