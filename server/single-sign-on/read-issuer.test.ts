import type { ServerResponse } from 'node:http';
import { Code, ConnectError } from '@connectrpc/connect';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestProvider } from '#server/testing/test-provider.ts';
import { organizationId, startTestSingleSignOn, type TestSingleSignOn } from '#server/testing/test-single-sign-on.ts';

let world: TestSingleSignOn;
beforeEach(async () => {
  world = await startTestSingleSignOn();
});
afterEach(() => world.remove());

/** What is said of an issuer, or the code and words of the refusal. */
async function read(issuerUrl: string): Promise<unknown> {
  return world.setups.readIssuer({ organizationId, issuerUrl }).then(
    ({ issuer }) => issuer,
    (error: unknown) => `${Code[ConnectError.from(error).code]} ${ConnectError.from(error).rawMessage}`,
  );
}

it('tells its name, endpoints and algorithms', async () => {
  const { issuer } = world.provider;
  expect(await read(issuer)).toMatchObject({
    issuer,
    authorizationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
    signingAlgorithms: ['RS256'],
  });
});

const text = (status: number, body: string) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(body);

it.each<readonly [string, (provider: TestProvider) => string, string]>([
  [
    'that calls itself otherwise',
    (provider) => {
      provider.manners.spelling = () => 'https://other.example';
      return provider.issuer;
    },
    'calls itself https://other.example.',
  ],
  [
    'that has a slash at its end',
    (provider) => {
      provider.manners.suffix = '/realm/';
      return provider.issuer.slice(0, -1);
    },
    'with a slash at its end',
  ],
  [
    'that has no slash at its end',
    (provider) => {
      provider.manners.suffix = '/realm';
      return `${provider.issuer}/`;
    },
    'without the slash at its end',
  ],
  [
    'at a root, whose slash makes no difference to a browser',
    (provider) => {
      provider.manners.spelling = (issuer) => `${issuer}/`;
      return provider.issuer;
    },
    'with a slash at its end',
  ],
  [
    'that sends on',
    (provider) => {
      provider.manners.discovery = (response) => void response.writeHead(301, { location: '/' }).end();
      return provider.issuer;
    },
    'answers with a redirect',
  ],
  [
    'that says too much',
    (provider) => {
      provider.manners.discovery = text(200, JSON.stringify({ issuer: provider.issuer, more: 'x'.repeat(70_000) }));
      return provider.issuer;
    },
    'more than 64 kB',
  ],
  [
    'that has no endpoints',
    (provider) => {
      provider.manners.metadata = { authorization_endpoint: undefined };
      return provider.issuer;
    },
    'its authorization_endpoint must be an address',
  ],
  [
    'whose algorithms are no list',
    (provider) => {
      provider.manners.metadata = { id_token_signing_alg_values_supported: 5 };
      return provider.issuer;
    },
    'its id_token_signing_alg_values_supported must be a list of texts',
  ],
  [
    'that calls itself by no address',
    (provider) => {
      provider.manners.spelling = () => 'nothing';
      return provider.issuer;
    },
    'its issuer must be an address',
  ],
  [
    'that is a page',
    (provider) => {
      provider.manners.discovery = (response) =>
        void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
      return provider.issuer;
    },
    'there is no OpenID provider',
  ],
  [
    'that is nothing',
    (provider) => {
      provider.manners.discovery = text(404, '{}');
      return provider.issuer;
    },
    'status 404',
  ],
])('an issuer %s is refused in words', async (_what, spoil, words) => {
  const said = await read(spoil(world.provider));
  expect(said).toContain('FailedPrecondition');
  expect(said).toContain(words);
});

it.each([
  ['', 'Enter the address'],
  ['id.example.com', 'Enter an address'],
  ['javascript:alert(1)', 'must start with https://'],
  ['https://ada:secret@id.example', 'name and password'],
  ['https://id.example?x=1', 'from the ?'],
  ['https://id.example/.well-known/openid-configuration', '/.well-known'],
])('“%s” is no address of an issuer', async (issuer, words) => {
  const said = await read(issuer);
  expect(said).toContain('InvalidArgument');
  expect(said).toContain(words);
  expect(said).not.toContain('ada:secret');
});

it('without the operator’s word, neither http nor a private address is asked', async () => {
  await world.remove();
  world = await startTestSingleSignOn({});
  expect(await read(world.provider.issuer)).toContain('must start with https://');
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '10.0.0.1', '169.254.169.254']) {
    const said = await read(`https://${host}/`);
    expect(said).toContain('InvalidArgument issuer_url: ');
    expect(said).toContain('a private network');
  }
});
