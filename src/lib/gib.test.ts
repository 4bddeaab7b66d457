import { assert, bigInt, property } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { drawnGib, formatBytes, formatGib, plainGib } from './gib.ts';

const gib = 1024n ** 3n;

describe('an amount in GiB', () => {
  it.each([
    [0n, '0 GiB'],
    [1n, '<0.01 GiB'],
    [gib / 200n, '<0.01 GiB'],
    [gib / 200n + 1n, '0.01 GiB'],
    [gib / 2n, '0.50 GiB'],
    [gib, '1.00 GiB'],
    [1234n * gib + gib / 2n, '1,234.50 GiB'],
    [gib * 2n - 1n, '2.00 GiB'],
    [-gib / 2n, '-0.50 GiB'],
    [-1n, '>-0.01 GiB'],
    [-1500n * gib, '-1,500.00 GiB'],
  ])('%s bytes read %s', (bytes, text) => expect(formatGib(bytes)).toBe(text));

  it('is exact beyond 2^53, where numbers no longer are', () => {
    expect(formatGib(2n ** 63n - 1n)).toBe('8,589,934,592.00 GiB');
    expect(formatGib(2n ** 62n + gib / 4n)).toBe('4,294,967,296.25 GiB');
    expect(formatBytes(2n ** 53n + 1n)).toBe('9,007,199,254,740,993 bytes');
    expect(plainGib(2n ** 60n + gib / 8n)).toBe('1073741824.125000');
  });

  it('is within half a millionth of the bytes in files', () => {
    assert(
      property(bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (bytes) => {
        const [whole = '', millionths = ''] = plainGib(bytes).replace('-', '').split('.');
        const back = (BigInt(whole) * 1_000_000n + BigInt(millionths)) * gib;
        const size = (bytes < 0n ? -bytes : bytes) * 1_000_000n;
        const error = back > size ? back - size : size - back;
        expect(error * 2n <= gib).toBe(true);
      }),
    );
  });
});

test('one byte is no plural', () => expect(formatBytes(1n)).toBe('1 byte'));
test('nothing is drawn below the axis', () => expect([drawnGib(-gib), drawnGib(gib * 3n)]).toEqual([0, 3]));
