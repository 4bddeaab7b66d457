import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

type Claims = Readonly<Record<string, unknown>>;

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What a test provider is, and says of everybody. A test changes it at will. */
export interface ProviderManners {
  /** Added to the address of the issuer: a path, a slash, or both. */
  suffix: string;
  /** How the metadata spell the issuer; by default as it is. */
  spelling: (issuer: string) => string;
  metadata: Claims;
  client: { readonly id: string; readonly secret: string; readonly redirectUri: string | undefined };
  /** How a wrong client is refused: with a challenge in the header, or in the body alone. */
  challenges: boolean;
  /** Claims in the ID token, besides those that every one has. */
  token: (email: string) => Claims;
  /** The answer of userinfo; `undefined`: there is none. */
  userinfo: ((email: string) => Claims) | undefined;
  /** Words of `prompt` that it refuses. */
  unknownPrompts: readonly string[];
  /** Answers every sign-in by this error. */
  refusal: string | undefined;
  spoil: (signature: string) => string;
  /** Answers the question for its metadata itself; `undefined`: they are answered as they are. */
  discovery: ((response: ServerResponse) => void) | undefined;
  /** Answers a sign-in without a page itself; `undefined`: as every provider does. */
  quiet: ((response: ServerResponse) => void) | undefined;
  /** Answers a code itself, given the client's `authorization` header; `undefined`: it is answered as it is. */
  exchange: ((response: ServerResponse, authorization: string) => void) | undefined;
}

/** An OpenID provider with a session of its own, and as many manners as there are. It believes whatever e-mail is typed. */
export class TestProvider {
  readonly manners: ProviderManners = {
    suffix: '',
    spelling: (issuer) => issuer,
    metadata: {},
    client: { id: 'console', secret: 'secret', redirectUri: undefined },
    challenges: true,
    token: (email) => ({ email, email_verified: true }),
    userinfo: undefined,
    unknownPrompts: [],
    refusal: undefined,
    spoil: (signature) => signature,
    discovery: undefined,
    quiet: undefined,
    exchange: undefined,
  };
  readonly #server: Server;
  readonly #codes = new Map<string, { readonly email: string; readonly nonce: string; readonly challenge: string }>();

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(manners: Partial<ProviderManners> = {}): Promise<TestProvider> {
    const provider = new TestProvider();
    Object.assign(provider.manners, manners);
    await new Promise<void>((resolve) => void provider.#server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get origin(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  /** What OIDC_ISSUER is set to. */
  get issuer(): string {
    return this.origin + this.manners.suffix;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => void this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const path = url.pathname.slice(this.manners.suffix.replace(/\/$/, '').length);
    const body = new URLSearchParams(await textOf(request));
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const { discovery } = this.manners;
    if (path === '/.well-known/openid-configuration')
      return discovery ? discovery(response) : void json(this.#metadata());
    if (path === '/jwks')
      return void json({ keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256', kid: 'one' }] });
    if (path === '/auth') return this.#authorize(url.searchParams, request, response);
    if (path === '/choose') return this.#signIn(url.searchParams, body.get('email') ?? '', response);
    if (path === '/token') return this.#exchange(request, body, response);
    if (path === '/userinfo' && this.manners.userinfo) {
      const email = request.headers.authorization?.slice('Bearer '.length) ?? '';
      return void json({ sub: this.#tokenOf(email).sub, ...this.manners.userinfo(email) });
    }
    response.writeHead(404).end();
  }

  #metadata(): Claims {
    const base = this.issuer.replace(/\/$/, '');
    return {
      issuer: this.manners.spelling(this.issuer),
      authorization_endpoint: `${base}/auth`,
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
      ...(this.manners.userinfo && { userinfo_endpoint: `${base}/userinfo` }),
      ...this.manners.metadata,
    };
  }

  #authorize(asked: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
    const { id, redirectUri } = this.manners.client;
    if (this.manners.quiet && asked.get('prompt') === 'none') return this.manners.quiet(response);
    if (asked.get('client_id') !== id || (redirectUri !== undefined && asked.get('redirect_uri') !== redirectUri)) {
      return void response.writeHead(400).end('unknown client or redirect address');
    }
    if (this.manners.refusal !== undefined) return back(asked, { error: this.manners.refusal }, response);
    const known = /provider_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const prompt = asked.get('prompt');
    if (this.manners.unknownPrompts.includes(prompt ?? '')) return back(asked, { error: 'invalid_request' }, response);
    if (known !== undefined && prompt === null) return this.#signIn(asked, decodeURIComponent(known), response);
    if (prompt === 'none') return back(asked, { error: 'login_required' }, response);
    const action = `${this.issuer.replace(/\/$/, '')}/choose?${asked.toString()}`;
    response.writeHead(200).end(`<form method="post" action="${action}">Who are you?</form>`);
  }

  #signIn(asked: URLSearchParams, email: string, response: ServerResponse): void {
    const code = randomUUID();
    const [nonce, challenge] = [asked.get('nonce') ?? '', asked.get('code_challenge') ?? ''];
    this.#codes.set(code, { email, nonce, challenge });
    response.setHeader('set-cookie', `provider_session=${encodeURIComponent(email)}; HttpOnly`);
    back(asked, { code }, response);
  }

  #exchange(request: IncomingMessage, body: URLSearchParams, response: ServerResponse): void {
    const { client, challenges, spoil, exchange } = this.manners;
    if (exchange) return exchange(response, request.headers.authorization ?? '');
    const refuse = (status: number, error: string) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    if (request.headers.authorization !== `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`) {
      if (challenges) response.setHeader('www-authenticate', 'Basic realm="provider"');
      return void refuse(401, 'invalid_client');
    }
    const code = body.get('code') ?? '';
    const given = this.#codes.get(code);
    this.#codes.delete(code);
    const verified = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (!given || given.challenge !== verified) return void refuse(400, 'invalid_grant');
    const now = Math.floor(Date.now() / 1000);
    const fixed = {
      iss: this.manners.spelling(this.issuer),
      aud: client.id,
      iat: now,
      exp: now + 60,
      nonce: given.nonce,
    };
    const parts = [
      { alg: 'RS256', kid: 'one' },
      { ...fixed, ...this.#tokenOf(given.email) },
    ];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const signature = spoil(createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url'));
    const tokens = { access_token: given.email, token_type: 'Bearer', id_token: `${text}.${signature}` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(tokens));
  }

  #tokenOf(email: string): Claims {
    return { sub: email, ...this.manners.token(email) };
  }
}

function back(asked: URLSearchParams, answer: Readonly<Record<string, string>>, response: ServerResponse): void {
  const url = new URL(asked.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries({ ...answer, state: asked.get('state') ?? '' })) {
    url.searchParams.set(name, value);
  }
  response.writeHead(303, { location: url.href }).end();
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
