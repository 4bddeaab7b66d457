/** What an OpenID Connect issuer says of itself. */
export interface IssuerMetadata {
  /** The issuer, exactly as it names itself. */
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly signingAlgorithms: readonly string[];
}

type IssuerFaultKind = 'address' | 'away' | 'answer';

/** Why an issuer can't be read. The message is for the person who typed its address. */
export class IssuerFault extends Error {
  /** `address`: one that may not be asked. `away`: no answer. `answer`: not an issuer's. */
  readonly kind: IssuerFaultKind;
  constructor(kind: IssuerFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** What single sign-on needs from a host. */
export interface SingleSignOnHost {
  /** Why single sign-on can't be set up here, in a sentence; empty if it can. */
  readonly unavailable: string;
  /** Whether issuers may be asked by plain http, too. */
  readonly plainIssuers: boolean;
  /** The client's secret so that only the host can read it, and only for this organization. */
  readonly seal: (secret: string, organizationId: string) => string;
  /** Whether the host can read a sealed secret of this organization: not with another key than it was sealed with. */
  readonly canOpen: (sealedSecret: string, organizationId: string) => boolean;
  /** Reads what an issuer says of itself. Throws IssuerFault. */
  readonly readIssuer: (issuer: string) => Promise<IssuerMetadata>;
  /** The address that an organization's issuer sends people back to. No two organizations share one. */
  readonly redirectUrl: (organizationId: string) => string;
  /** The address that people sign in at. */
  readonly loginUrl: (identifier: string) => string;
  /** The address that tries the settings. */
  readonly trialUrl: (identifier: string) => string;
  /** Ends all sessions of those who came through an organization's single sign-on. */
  readonly endSessions: (organizationId: string) => Promise<void>;
}
