import { afterEach, expect, it } from 'vitest';
import { createOidcClient } from '#server/sign-in/oidc-client.ts';
import { SignInMisconfigured, SignInRefused } from '#server/sign-in/oidc-failures.ts';
import { cutText, providerWords } from '#server/sign-in/provider-words.ts';
import { choosing, formAction } from '#server/testing/test-browser.ts';
import { type ProviderManners, TestProvider } from '#server/testing/test-provider.ts';

const clientSecret = 'a Secret/That+NobodyMay-See';
/** As the header carries it. */
const sentSecret = 'a+Secret%2FThat%2BNobodyMay%2DSee';
const [ada, redirectUri] = ['ada@acme.example', 'https://console.example/auth/callback'];
const base64 = (text: string) => Buffer.from(text).toString('base64');

const repeats = [
  clientSecret,
  `client console:${clientSecret} is unknown`,
  clientSecret.toUpperCase(),
  encodeURIComponent(clientSecret),
  new URLSearchParams({ secret: clientSecret }).toString(),
  base64(clientSecret),
  `Basic ${base64(`console:${clientSecret}`)}`,
  `Basic ${base64(`console:${clientSecret} and more`)}`,
  `Basic ${base64(`console:${encodeURIComponent(clientSecret)}`)}`,
  `Basic ${base64(`console:${sentSecret}`)}`,
  Buffer.from(`console:${clientSecret}`).toString('base64url'),
  `${'x'.repeat(500)}${clientSecret}`,
];

let provider: TestProvider | undefined;
afterEach(() => provider?.close());

/** Why a sign-in at a provider with these manners fails. */
async function failureAt(manners: Partial<ProviderManners>): Promise<Error> {
  provider = await TestProvider.start({ client: { id: 'console', secret: sentSecret, redirectUri: undefined } });
  const client = createOidcClient({
    issuer: provider.issuer,
    clientId: 'console',
    clientSecret,
    redirectUri,
    trustEmail: false,
  });
  const { url, pending } = await client.start();
  Object.assign(provider.manners, manners);
  const form = await (await fetch(url)).text();
  const chosen = await fetch(formAction(form), { ...choosing(ada), redirect: 'manual' });
  return client.finish(new URL(chosen.headers.get('location') ?? ''), pending).then(
    () => new Error('it works'),
    (error: unknown) => (error instanceof Error ? error : new Error('no error')),
  );
}

const refusing =
  (error: string): ProviderManners['exchange'] =>
  (response) =>
    void response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));

const repeating: ProviderManners['exchange'] = (response, authorization) => refusing(authorization)?.(response, '');

it.each(repeats)('a refusal that says “%s” is told without it', async (text) => {
  const { message } = await failureAt({ exchange: refusing(text) });
  expect(message).toBe('server responded with an error in the response body');
  expect(providerWords('console', clientSecret).repeatSecret(['other', text])).toBe(true);
});

it('a refusal that repeats the header it was sent is told without it', async () => {
  expect((await failureAt({ exchange: repeating })).message).toBe(
    'server responded with an error in the response body',
  );
});

it.each([
  ['invalid_grant', '(invalid_grant)'],
  ['x'.repeat(60_000), `(${'x'.repeat(200)})`],
  ['Call +1 555\r\n\u001B[2J\u202Enow', '(Call +1 555 [2J now)'],
])('a refusal is told in words that are cut and harmless', async (error, words) => {
  const failure = await failureAt({ exchange: refusing(error) });
  expect(failure).toBeInstanceOf(SignInRefused);
  expect(failure.message).toBe(`server responded with an error in the response body ${words}`);
});

it.each([
  ['email', { email: `${clientSecret}@acme.example` }],
  ['name', { name: clientSecret }],
  ['groups', { groups: ['staff', `Basic ${base64(`console:${clientSecret}`)}`] }],
  ['sub', { sub: clientSecret }],
])('nobody is taken whose %s repeats the secret', async (_what, claims) => {
  const token = () => ({ email: ada, email_verified: true, ...claims });
  expect((await failureAt({ token })).message).toBe('its answer repeats the client secret');
});

it.each([
  [255, 'it works'],
  [256, 'its sub is longer than 255 characters'],
])('of somebody whose account has a name of %i characters: %s', async (length, words) => {
  const token = () => ({ email: ada, email_verified: true, sub: 'x'.repeat(length) });
  expect((await failureAt({ token })).message).toBe(words);
});

it.each([
  [`https://${'x'.repeat(9_000)}.example`, `itself https://${'x'.repeat(192)}.`],
  [`https://id.example/${encodeURIComponent(clientSecret)}`, 'itself otherwise.'],
  ['https://id.example/\u202E\n', 'itself https://id.example/.'],
  ['nothing', 'its issuer must be an address'],
])('the name that an issuer gives itself is cut and harmless', async (claimed, words) => {
  provider = await TestProvider.start({ spelling: () => claimed });
  const { issuer } = provider;
  const client = createOidcClient({ issuer, clientId: 'console', clientSecret, redirectUri, trustEmail: false });
  const failure: unknown = await client.start().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SignInMisconfigured);
  expect(String(failure)).toContain(words);
});

it('a secret that is a word hides no person', () => {
  const words = providerWords('console', 'acme');
  expect(words.repeatSecret(['ada@acme.example'])).toBe(false);
  expect(words.quote('unknown: acme')).toBe('');
  expect(providerWords('console').quote('invalid')).toBe('invalid');
});

it.each([
  ['  plain ', 9, 'plain'],
  ['a\u0000b\u2028c\uD800d', 9, 'a b c d'],
  ['abcdef', 3, 'abc'],
])('the text %j is cut', (text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});
