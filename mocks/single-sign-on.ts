import { IssuerFault, type SingleSignOnHost } from '#domain/single-sign-on/host.ts';

/** What issuers of the mocks' world answer, by the first part of their host. Any other is one that works. */
const faults: Readonly<Record<string, IssuerFault>> = {
  private: new IssuerFault(
    'address',
    'private.example can’t be reached from here, because this name has no public address. If it is in a private network, the server’s operator can allow that.',
  ),
  away: new IssuerFault('answer', 'https://away.example can’t be reached (ECONNREFUSED).'),
  slow: new IssuerFault('answer', 'https://slow.example takes longer than 5 seconds to answer.'),
  huge: new IssuerFault('answer', 'https://huge.example answers with more than 64 kB.'),
};

/** Single sign-on without an issuer or a server: secrets are forgotten, and no issuer is asked. */
export const mockSingleSignOn: SingleSignOnHost = {
  unavailable: '',
  plainIssuers: false,
  seal: () => 'forgotten',
  canOpen: () => true,
  async readIssuer(issuer) {
    const fault = faults[new URL(issuer).hostname.split('.')[0] ?? ''];
    if (fault) throw fault;
    const base = issuer.replace(/\/$/, '');
    return {
      issuer,
      authorizationEndpoint: `${base}/authorize`,
      tokenEndpoint: `${base}/token`,
      jwksUri: `${base}/keys`,
      signingAlgorithms: ['RS256', 'ES256'],
    };
  },
  redirectUrl: (organizationId) => `${location.origin}/auth/callback/${organizationId}`,
  loginUrl: (identifier) => `${location.origin}/sign-in/sso/${identifier}`,
  trialUrl: (identifier) => `${location.origin}/sign-in/sso/${identifier}/trial`,
  endSessions: async () => undefined, // a tab's person is nobody's session
};
