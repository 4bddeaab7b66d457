import { afterEach, describe, expect, it } from 'vitest';
import { createOidcClient } from '#server/sign-in/oidc-client.ts';
import { SignInMisconfigured, SignInRefused } from '#server/sign-in/oidc-failures.ts';
import { choosing, formAction } from '#server/testing/test-browser.ts';
import { type ProviderManners, TestProvider } from '#server/testing/test-provider.ts';

const redirectUri = 'https://console.example/auth/callback';
const ada = 'ada@acme.example';
let provider: TestProvider | undefined;
afterEach(async () => {
  await provider?.close();
  provider = undefined;
});

interface Setting {
  readonly issuer?: (issuer: string) => string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly trustEmail?: boolean;
}

async function clientOf(manners: Partial<ProviderManners>, setting: Setting = {}) {
  provider = await TestProvider.start(manners);
  const { issuer = (text) => text, clientId = 'console', clientSecret = 'secret', trustEmail = false } = setting;
  return createOidcClient({ issuer: issuer(provider.issuer), clientId, clientSecret, redirectUri, trustEmail });
}

/** One sign-in of Ada, at a provider with these manners. */
async function comeBack(manners: Partial<ProviderManners> = {}, setting: Setting = {}) {
  const client = await clientOf(manners, setting);
  const { url, pending } = await client.start();
  const form = await (await fetch(url)).text();
  const chosen = await fetch(formAction(form), { ...choosing(ada), redirect: 'manual' });
  return client.finish(new URL(chosen.headers.get('location') ?? ''), pending);
}

it('believes a token that the provider signed for this sign-in', async () => {
  expect(await comeBack()).toEqual({
    issuer: provider?.issuer,
    sub: ada,
    email: ada,
    emailVerified: true,
    name: undefined,
    groups: [],
  });
});

it.each<[string, Partial<ProviderManners>]>([
  ['with a spoiled signature', { spoil: (signature) => `AAAA${signature.slice(4)}` }],
  ['of another sign-in', { token: () => ({ nonce: 'another' }) }],
  ['for another client', { token: () => ({ aud: 'another' }) }],
  ['of another issuer', { token: () => ({ iss: 'https://evil.example' }) }],
  ['that has ended', { token: () => ({ exp: 1_000 }) }],
])('refuses a token %s', async (_, manners) => {
  await expect(comeBack(manners)).rejects.toBeInstanceOf(SignInRefused);
});

describe('an e-mail', () => {
  const verified = { email: ada, email_verified: true };
  it.each<[string, Partial<ProviderManners>, boolean]>([
    ['in the ID token', { token: () => verified }, true],
    ['whose verification is text', { token: () => ({ ...verified, email_verified: 'true' }) }, true],
    ['whose verification is text that says no', { token: () => ({ ...verified, email_verified: 'false' }) }, false],
    ['that is verified in userinfo only', { token: () => ({ email: ada }), userinfo: () => verified }, true],
    ['in userinfo only', { token: () => ({}), userinfo: () => verified }, true],
    ['in userinfo, as text', { token: () => ({}), userinfo: () => ({ ...verified, email_verified: 'true' }) }, true],
    ['that nobody calls verified', { token: () => ({ email: ada }), userinfo: () => ({ email: ada }) }, false],
    [
      'for which userinfo verifies another',
      { token: () => ({ email: ada }), userinfo: () => ({ ...verified, email: 'eve@acme.example' }) },
      false,
    ],
    [
      'that the token calls unverified, whatever userinfo says',
      { token: () => ({ ...verified, email_verified: false }), userinfo: () => verified },
      false,
    ],
    [
      'of userinfo, which the token calls verified without naming it',
      { token: () => ({ email_verified: true }), userinfo: () => ({ email: ada }) },
      false,
    ],
    [
      'of userinfo, which it calls unverified',
      { token: () => ({ email_verified: true }), userinfo: () => ({ ...verified, email_verified: false }) },
      false,
    ],
    [
      'of userinfo, which the token calls unverified',
      { token: () => ({ email_verified: false }), userinfo: () => verified },
      false,
    ],
    [
      'of userinfo, which both call verified',
      { token: () => ({ email_verified: true }), userinfo: () => verified },
      true,
    ],
  ])('%s is found', async (_, manners, emailVerified) => {
    expect(await comeBack(manners)).toMatchObject({ email: ada, emailVerified });
  });

  it('that is trusted needs no userinfo', async () => {
    const manners = { token: () => ({ email: ada }), userinfo: () => ({ sub: 'somebody else' }) };
    expect(await comeBack(manners, { trustEmail: true })).toMatchObject({ email: ada, emailVerified: false });
  });

  it('is not taken from a userinfo about somebody else', async () => {
    const manners = { token: () => ({}), userinfo: () => ({ ...verified, sub: 'somebody else' }) };
    await expect(comeBack(manners)).rejects.toBeInstanceOf(SignInRefused);
  });
});

describe('the issuer', () => {
  const [withSlash, without] = [
    (text: string) => `${text.replace(/\/$/, '')}/`,
    (text: string) => text.replace(/\/$/, ''),
  ];
  it.each<[string, string, (issuer: string) => string, (issuer: string) => string]>([
    ['with a slash, set without', '', withSlash, without],
    ['without a slash, set with one', '', without, withSlash],
    ['with a path and a slash, set without', '/realms/staff', withSlash, without],
    ['with a path and without a slash, set with one', '/realms/staff', without, withSlash],
  ])('%s, is the same, and so are its people', async (_, suffix, spelling, issuer) => {
    expect(await comeBack({ suffix, spelling }, { issuer })).toMatchObject({
      sub: ada,
      issuer: without(provider?.issuer ?? ''),
    });
  });
});

describe('a wrong setting is named', () => {
  it.each<[string, Partial<ProviderManners>, Setting, string]>([
    ['the secret', {}, { clientSecret: 'wrong' }, 'OIDC_CLIENT_SECRET'],
    ['the secret, told in the body alone', { challenges: false }, { clientSecret: 'wrong' }, 'OIDC_CLIENT_SECRET'],
    ['the client ID', {}, { clientId: 'wrong' }, 'OIDC_CLIENT_ID'],
    [
      'the redirect address',
      { client: { id: 'console', secret: 'secret', redirectUri: 'https://old.example/auth/callback' } },
      {},
      `register ${redirectUri} there. That address comes from PUBLIC_URL`,
    ],
    [
      'an issuer of another name',
      { spelling: () => 'https://other.example' },
      {},
      'calls itself https://other.example',
    ],
    ['an issuer that is none', {}, { issuer: (text) => `${text}/nowhere` }, 'there is no OpenID provider'],
  ])('%s', async (_, manners, setting, words) => {
    const failure: unknown = await comeBack(manners, setting).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SignInMisconfigured);
    expect(String(failure)).toContain(words);
  });

  it('also when the provider answers the sign-in by it', async () => {
    const client = await clientOf({ refusal: 'unauthorized_client' });
    await expect(client.start()).rejects.toBeInstanceOf(SignInMisconfigured);
    const { pending } = await client.start({ unchecked: true });
    const callback = new URL(`${redirectUri}?error=unauthorized_client&state=${pending.state}`);
    await expect(client.finish(callback, pending)).rejects.toBeInstanceOf(SignInMisconfigured);
  });
});

it.each([
  ['access_denied', true],
  ['server_error', false],
])('tells the answer %s apart', async (error, isCancelled) => {
  const client = await clientOf({});
  const { pending } = await client.start();
  const callback = new URL(`${redirectUri}?error=${error}&state=${pending.state}`);
  await expect(client.finish(callback, pending)).rejects.toMatchObject({ isCancelled });
});

it.each([
  [undefined, 'select_account'],
  [['none', 'login'], 'login'],
  [['none', 'login', 'select_account'], 'select_account'],
])('asks for the account where the provider knows the words %j', async (known, prompt) => {
  const client = await clientOf({ metadata: known === undefined ? {} : { prompt_values_supported: known } });
  expect((await client.start({ asAnother: true })).url.searchParams.get('prompt')).toBe(prompt);
  expect((await client.start()).url.searchParams.get('prompt')).toBeNull();
});
