import { expect, it } from 'vitest';
import { environmentNames } from '#server/sign-in/oidc-failures.ts';
import { checkMetadata } from '#server/sign-in/oidc-metadata.ts';

const client = { issuer: 'https://id.example', names: environmentNames };
const whole = {
  issuer: 'https://id.example',
  authorization_endpoint: 'https://id.example/auth',
  token_endpoint: 'https://id.example/token',
  jwks_uri: 'https://id.example/jwks',
};

it.each<readonly [string, object, readonly string[]]>([
  ['without algorithms', {}, []],
  [
    'with those of other kinds',
    { id_token_signing_alg_values_supported: ['none', 'HS256', 'RS256', 'EdDSA'] },
    ['RS256', 'EdDSA'],
  ],
  ['with more than is used', { userinfo_endpoint: 'https://id.example/me', claims_supported: 5 }, []],
])('metadata %s are taken', (_what, more, signingAlgorithms) => {
  const { id_token_signing_alg_values_supported: taken = [] } = checkMetadata({ ...whole, ...more }, false, client);
  expect(taken).toEqual(signingAlgorithms);
});

const address = 'must be an address that starts with https://';
it.each<readonly [string, unknown, string]>([
  ['authorization_endpoint', undefined, address],
  ['authorization_endpoint', null, address],
  ['authorization_endpoint', 'javascript:alert(1)', address],
  ['authorization_endpoint', '/auth', address],
  ['authorization_endpoint', 'http://id.example/auth', address],
  ['token_endpoint', 'file:///etc/passwd', address],
  ['token_endpoint', ['https://id.example/token'], address],
  ['token_endpoint', {}, address],
  ['jwks_uri', 5, address],
  ['jwks_uri', `https://id.example/${'x'.repeat(2000)}`, 'is longer than 2,000 characters'],
  ['userinfo_endpoint', 'ftp://id.example/me', address],
  ['userinfo_endpoint', '', address],
  ['id_token_signing_alg_values_supported', 5, 'must be a list of texts'],
  ['id_token_signing_alg_values_supported', {}, 'must be a list of texts'],
  ['id_token_signing_alg_values_supported', 'RS256', 'must be a list of texts'],
  ['id_token_signing_alg_values_supported', [{ a: 1 }], 'must be a list of texts'],
  ['id_token_signing_alg_values_supported', ['RS256', 5], 'must be a list of texts'],
  ['id_token_signing_alg_values_supported', [], 'has none of RS256, PS256, ES256, EdDSA and their like'],
  ['id_token_signing_alg_values_supported', ['HS256', 'none'], 'has none of RS256, PS256, ES256, EdDSA and their like'],
  ['token_endpoint_auth_methods_supported', 5, 'must be a list of texts'],
  ['token_endpoint_auth_methods_supported', 'client_secret_basic', 'must be a list of texts'],
  ['prompt_values_supported', { none: true }, 'must be a list of texts'],
])('metadata whose %s is %j are refused', (field, value, words) => {
  expect(() => checkMetadata({ ...whole, [field]: value }, false, client)).toThrow(
    `OIDC_ISSUER is https://id.example, and what it says of itself is wrong: its ${field} ${words}.`,
  );
});

it('metadata that lack a field are refused', () => {
  const { jwks_uri: _left, ...rest } = whole;
  expect(() => checkMetadata(rest, false, client)).toThrow(`its jwks_uri ${address}.`);
});

it('plain addresses are taken where they may be asked', () => {
  const plain = { ...whole, authorization_endpoint: 'http://id.example/auth' };
  expect(checkMetadata(plain, true, client)).toMatchObject({ authorization_endpoint: 'http://id.example/auth' });
  expect(() => checkMetadata({ ...whole, jwks_uri: 'file:///x' }, true, client)).toThrow('or http://');
});
