import { IssuerFault, type SingleSignOnHost } from '#domain/single-sign-on/host.ts';

/** What issuers answer in tests, by the last part of their address. */
const answers: Readonly<Record<string, IssuerFault>> = {
  private: new IssuerFault('address', 'id.example/private is an address inside a private network.'),
  away: new IssuerFault('answer', 'https://id.example/away doesn’t answer.'),
};

/** A host's part of single sign-on for tests: secrets are sealed by a word before them, and issuers say what they are asked. */
export function fakeSingleSignOn(change: Partial<SingleSignOnHost> = {}): SingleSignOnHost {
  return {
    unavailable: '',
    plainIssuers: false,
    seal: (_secret, organizationId) => `sealed for ${organizationId}`,
    canOpen: (sealed) => sealed !== '',
    async readIssuer(issuer) {
      const fault = answers[issuer.split('/').at(-1) ?? ''];
      if (fault) throw fault;
      return {
        issuer,
        authorizationEndpoint: `${issuer}/authorize`,
        tokenEndpoint: `${issuer}/token`,
        jwksUri: `${issuer}/keys`,
        signingAlgorithms: ['RS256'],
      };
    },
    redirectUrl: (organizationId) => `https://console.example/auth/callback/${organizationId}`,
    loginUrl: (identifier) => `https://console.example/sign-in/sso/${identifier}`,
    trialUrl: (identifier) => `https://console.example/sign-in/sso/${identifier}/trial`,
    endSessions: async () => undefined,
    ...change,
  };
}
