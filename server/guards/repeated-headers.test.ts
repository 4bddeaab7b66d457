import { describe, expect, it } from 'vitest';
import { repeatedHeader } from '#server/guards/repeated-headers.ts';

describe('a header that counts once', () => {
  it.each([
    [['Host', 'a', 'host', 'b'], 'host'],
    [['host', 'a', 'HOST', 'a'], 'host'],
    [['host', 'a', 'Authorization', 'Bearer a', 'cookie', 'b', 'authorization', ''], 'authorization'],
  ])('is found twice in %j', (headers, name) => {
    expect(repeatedHeader(headers)).toBe(name);
  });

  it.each([[[]], [['host', 'a', 'authorization', 'b']], [['cookie', 'a', 'cookie', 'b', 'x-host', 'a', 'ghost', 'b']]])(
    'is not found twice in %j',
    (headers) => {
      expect(repeatedHeader(headers)).toBeUndefined();
    },
  );
});
