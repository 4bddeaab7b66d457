import { expect, it } from 'vitest';
import { areNetworks, inNetworks } from '#server/trusted-proxies.ts';

it.each([
  [['10.0.0.2'], '10.0.0.2', true],
  [['10.0.0.2'], '::ffff:10.0.0.2', true],
  [['10.0.0.2'], '10.0.0.3', false],
  [['10.0.0.0/8', 'fd00::/8'], '10.9.9.9', true],
  [['10.0.0.0/8', 'fd00::/8'], 'fd12::1', true],
  [['10.0.0.0/8', 'fd00::/8'], 'fe80::1', false],
  [['10.0.0.0/8'], 'not an address', false],
  [[], '10.0.0.2', false],
])('in %j there is %s: %s', (networks, address, expected) => {
  expect(inNetworks(networks)(address)).toBe(expected);
});

it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/', '10.0.0/8', 'fd00::/129', '10.0.0.0/8/8', ''])(
  '%j is no network',
  (text) => {
    expect(areNetworks(['10.0.0.2', text])).toBe(false);
  },
);
