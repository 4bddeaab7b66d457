import { describe, expect, it } from 'vitest';
import { isTokenSecret, tokenPrefix } from '#domain/rules/token.ts';

const secret = tokenPrefix + '0123456789abcdef'.repeat(4);

describe('the form of an API token', () => {
  it('is the prefix and 64 lower-case hex digits', () => {
    expect(isTokenSecret(secret)).toBe(true);
  });

  it.each([
    ['one digit less', secret.slice(0, -1)],
    ['one digit more', `${secret}0`],
    ['something before it', `x${secret}`],
    ['something after it', `${secret}x`],
    ['capital letters', secret.toUpperCase()],
    ['another version', secret.replace('v1', 'v2')],
    ['no prefix', secret.slice(tokenPrefix.length)],
    ['nothing', ''],
  ])('is not %s', (_what, text) => {
    expect(isTokenSecret(text)).toBe(false);
  });
});
