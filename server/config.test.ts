import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '#server/config.ts';

const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'console', OIDC_CLIENT_SECRET: 'secret' };
const deployed = { PUBLIC_URL: 'https://console.example', DATA_PLANE_URL: 'https://edge.example:8443' };

function faults(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
}

describe('the configuration', () => {
  it('is the demo on this machine when nothing is set', () => {
    expect(readConfig({})).toEqual({
      host: 'localhost',
      port: 8080,
      grpcPort: 7070,
      database: { engine: 'sqlite', file: 'data/console.db' },
      ssoPrivateIssuers: false,
      publicUrl: undefined,
      signIn: { kind: 'development' },
      plan: { currency: 'usd', unitAmount: 25, includedGib: 100n },
      logRequests: false,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', HOST: ' ', OIDC_ISSUER: '' })).toEqual(readConfig({}));
  });

  it('tells all faults at once', () => {
    expect(
      faults({ PORT: '70000', GRPC_PORT: 'x', LOG: 'all', DATABASE_URL: 'mysql://db', PUBLIC_URL: 'ftp://x' }),
    ).toEqual([
      'PUBLIC_URL must be an address that starts with https:// or http://.',
      'PORT must be a number from 0 to 65535.',
      'GRPC_PORT must be a number from 0 to 65535.',
      'DATABASE_URL must be postgres://… or the path of a SQLite file, with or without file: before it.',
      'LOG must be errors or requests.',
    ]);
  });

  it('tells what is wrong with a secret, and not the secret', () => {
    const told = faults({ DATABASE_URL: 'postgres://u:secret@db/x?sslmode=on', INVITE_KEY: 'secret' });
    expect(told).toEqual([
      'DATABASE_URL has another sslmode than disable, prefer, require, verify-ca and verify-full.',
      'INVITE_KEY must be 32 bytes in base64 or hex: `openssl rand -base64 32` makes some.',
    ]);
  });

  it('tells an address with a name and password in it, without them', () => {
    expect(faults({ PUBLIC_URL: 'http://ada:secret@localhost' })).toEqual([
      'PUBLIC_URL must have no name and password in it.',
    ]);
  });

  it('refuses one port for both', () => {
    expect(faults({ PORT: '7070' })[0]).toContain('PORT and GRPC_PORT are both 7070');
  });

  it.each([
    ['file:./a/b.db', './a/b.db'],
    ['file:///srv/b.db', '/srv/b.db'],
    ['file:/srv/b.db', '/srv/b.db'],
    ['/srv/b.db', '/srv/b.db'],
    ['b.db', 'b.db'],
  ])('reads %s as the SQLite file %s', (value, file) => {
    expect(readConfig({ DATABASE_URL: value }).database).toEqual({ engine: 'sqlite', file });
  });

  it.each(['postgres://u:p@db/console', 'postgresql://db/console', 'postgres://u:p/w#@%@db/console'])(
    'reads %s as PostgreSQL',
    (url) => {
      expect(readConfig({ DATABASE_URL: url }).database).toEqual({ engine: 'postgres', url });
    },
  );

  it('replaces the demo’s sign-in by a provider', () => {
    expect(readConfig({ ...oidc, HOST: '0.0.0.0', ...deployed })).toMatchObject({
      host: '0.0.0.0',
      publicUrl: 'https://console.example',
      dataPlaneUrl: 'https://edge.example:8443',
      signIn: {
        kind: 'oidc',
        issuer: 'https://id.example',
        clientId: 'console',
        providerName: 'id.example',
        trustEmail: false,
      },
    });
  });

  it('asks for a first owner and organization together', () => {
    const first = { OWNER_EMAIL: 'Ada@Acme.example', ORGANIZATION_NAME: ' Acme ' };
    const { signIn } = readConfig({ ...oidc, ...first });
    expect(signIn).toMatchObject({ first: { ownerEmail: 'ada@acme.example', name: 'Acme' } });
    expect(faults({ ...oidc, OWNER_EMAIL: 'ada@acme.example' })[0]).toContain('belong together');
    for (const OWNER_EMAIL of ['ada', 'root@localhost', '\u212Aate@acme.example']) {
      expect(faults({ ...oidc, ...first, OWNER_EMAIL })[0]).toContain('OWNER_EMAIL must be an e-mail');
    }
  });
});

describe('the development provider', () => {
  it.each(['0.0.0.0', '::', '192.168.1.2', 'example.com', '127.0.0.1.example.com'])(
    'is refused on the host %s',
    (HOST) => {
      expect(faults({ HOST })[0]).toContain('anyone could sign in as anyone');
    },
  );

  it.each(['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])('is allowed on the host %s', (HOST) => {
    expect(faults({ HOST })).toEqual([]);
  });

  it('is refused behind a public address', () => {
    expect(faults({ PUBLIC_URL: 'https://console.example' })[0]).toContain('anyone could sign in as anyone');
  });

  it('does not silently ignore half of a provider', () => {
    expect(faults({ OIDC_CLIENT_ID: 'console' })[0]).toContain('without OIDC_ISSUER');
  });
});

describe('the data plane', () => {
  it('is our own edge where the console is on this machine only', () => {
    expect(readConfig({ ...oidc, PUBLIC_URL: 'http://localhost:3000' }).dataPlaneUrl).toBeUndefined();
  });

  it('must be named behind a public address, where our own edge has no TLS', () => {
    expect(faults({ ...oidc, PUBLIC_URL: deployed.PUBLIC_URL })).toEqual([
      'DATA_PLANE_URL is missing: the address, with TLS, where machines reach the gRPC edge through your proxy. It is handed out with every token.',
    ]);
  });

  it('gets no tokens in plain text, except on this machine', () => {
    expect(faults({ ...oidc, ...deployed, DATA_PLANE_URL: 'http://edge.example' })).toEqual([
      'DATA_PLANE_URL must start with https://: tokens are sent there (plain http is for this machine only).',
    ]);
    expect(faults({ DATA_PLANE_URL: 'http://edge.example' })).toHaveLength(1);
    expect(faults({ DATA_PLANE_URL: 'http://127.0.0.1:7070' })).toEqual([]);
    expect(faults({ ...oidc, ...deployed, DATA_PLANE_URL: 'edge.example' })).toHaveLength(1);
  });
});

describe('proxies', () => {
  it('are addresses and networks', () => {
    expect(readConfig({ ...oidc, TRUST_PROXY: '10.0.0.2, fd00::/8' }).proxies).toEqual(['10.0.0.2', 'fd00::/8']);
    expect(faults({ ...oidc, TRUST_PROXY: 'true' })[0]).toContain('TRUST_PROXY must be addresses or networks');
  });

  it('are none before the demo, which answers this machine only', () => {
    expect(faults({ TRUST_PROXY: '10.0.0.2' })).toEqual([
      'TRUST_PROXY is set without OIDC_ISSUER, and would do nothing.',
    ]);
  });
});

describe('a provider', () => {
  it.each(['OIDC_CLIENT_ID', 'OIDC_PROVIDER_NAME', 'OIDC_ACCEPT_SUB'])('needs OIDC_ISSUER before %s', (name) => {
    expect(faults({ [name]: 'x' })).toEqual([`${name} is set without OIDC_ISSUER, and would do nothing.`]);
  });

  it.each([
    [{ OIDC_ISSUER: 'https://ID.example:8443' }, 'id.example_8443'],
    [{ OIDC_ISSUER: 'https://ID.example:443' }, 'id.example'],
    [{ OIDC_ISSUER: 'https://id.example/realms/staff', OIDC_PROVIDER_NAME: 'staff' }, 'staff'],
    [{ OIDC_PROVIDER_NAME: 'okta' }, 'okta'],
  ])('with %j is called %s: by the host of its issuer, unless it has a name', (change, providerName) => {
    expect(readConfig({ ...oidc, ...change }).signIn).toMatchObject({ providerName });
  });

  it.each([
    [{ OIDC_ISSUER: 'id.example' }, 'OIDC_ISSUER must be an address'],
    [{ OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER must start with https'],
    [{ OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID is missing'],
    [{ OIDC_ISSUER: 'https://id.example/realms/staff' }, 'OIDC_PROVIDER_NAME is missing'],
    [{ OIDC_PROVIDER_NAME: 'a:b' }, 'OIDC_PROVIDER_NAME must be'],
    [{ OIDC_PROVIDER_NAME: 'dev' }, 'must not be dev'],
    [{ OIDC_ISSUER: 'https://dev' }, 'must not be dev'],
    [{ OIDC_ISSUER: 'https://[2001:db8::1]' }, 'OIDC_PROVIDER_NAME must be'],
    [{ OIDC_TRUST_EMAIL: 'yes' }, 'OIDC_TRUST_EMAIL must be false or true'],
    [{ PUBLIC_URL: 'http://console.example' }, 'PUBLIC_URL must start with https'],
    [{ HOST: '0.0.0.0' }, 'PUBLIC_URL is missing'],
    [{ PUBLIC_URL: 'https://console.example/iam' }, 'PUBLIC_URL must be an origin'],
  ])('is refused with %j', (change, words) => {
    expect(faults({ ...oidc, ...change })[0]).toContain(words);
  });
});
