import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOidcClient, SignInRefused } from '#server/sign-in/oidc-client.ts';

/** A provider that says of everybody what a test tells it to, in tokens that it signs, or spoils. */
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
let provider: Server;
let issuer = '';
let claims: Record<string, unknown> = {};
let spoil = (signature: string) => signature;

beforeAll(async () => {
  provider = createServer((request, response) => {
    const answers: Record<string, () => unknown> = {
      '/.well-known/openid-configuration': () => ({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      }),
      '/jwks': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'one' }] }),
      '/token': () => ({ access_token: 'unused', token_type: 'Bearer', id_token: signed() }),
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[request.url ?? '']?.()));
  });
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
  const address = provider.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => void provider.close());

function signed(): string {
  const now = Math.floor(Date.now() / 1000);
  const parts = [
    { alg: 'RS256', kid: 'one' },
    { iss: issuer, aud: 'console', sub: 'ada', iat: now, exp: now + 60, email: 'ada@acme.example', ...claims },
  ];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${spoil(createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url'))}`;
}

/** One sign-in, in which the provider's token says this, and bears this signature. */
async function comeBack(said: Record<string, unknown> = {}, sign = (signature: string) => signature) {
  const redirectUri = 'https://console.example/auth/callback';
  const client = createOidcClient({ issuer, clientId: 'console', clientSecret: 'secret', redirectUri });
  const { pending } = await client.start();
  claims = { nonce: pending.nonce, ...said };
  spoil = sign;
  return client.finish(new URL(`${redirectUri}?code=code&state=${pending.state}`), pending);
}

it('believes a token that the provider signed for this sign-in', async () => {
  expect(await comeBack({ email_verified: true })).toEqual({
    email: 'ada@acme.example',
    emailVerified: true,
    name: undefined,
  });
});

it.each([
  ['with a spoiled signature', {}, (signature: string) => `AAAA${signature.slice(4)}`],
  ['of another sign-in', { nonce: 'another' }, undefined],
  ['for another client', { aud: 'another' }, undefined],
  ['of another issuer', { iss: 'https://evil.example' }, undefined],
  ['that has ended', { exp: 1_000 }, undefined],
])('refuses a token %s', async (_, said, sign) => {
  await expect(comeBack(said, sign)).rejects.toBeInstanceOf(SignInRefused);
});
