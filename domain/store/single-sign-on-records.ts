/** What arrived when somebody signed in to try the settings of single sign-on. */
export interface SingleSignOnTrial {
  readonly triedAt: Date;
  readonly triedBy: string;
  /** Empty: none arrived. */
  readonly email: string;
  readonly emailVerified: boolean;
  readonly groups: readonly string[];
  /** Why nobody could sign in this way, in a sentence; empty if it works. */
  readonly failure: string;
}

/** The role that people get when they first sign in through single sign-on. */
export interface DefaultRole {
  readonly roleId: string;
  /** Its reference when it was chosen: its name now may be another, and the role may be gone. */
  readonly reference: string;
  readonly setAt: Date;
  readonly setBy: string;
}

/** How the people of an organization sign in through its own provider. At most one for each organization. */
export interface SingleSignOn {
  readonly organizationId: string;
  /** The provider's name in subjects, unique among all organizations. */
  readonly identifier: string;
  readonly issuer: string;
  readonly clientId: string;
  /** The client's secret as only the host can read it. */
  readonly sealedSecret: string;
  readonly enableGroups: boolean;
  /** `null`: people get none. */
  readonly defaultRole: DefaultRole | null;
  /** 1 at first; each change of the settings adds one. */
  readonly version: number;
  /** `null`: nobody can sign in through it. */
  readonly enabledAt: Date | null;
  /** When these settings were saved. */
  readonly setUpAt: Date;
  /** Who saved them, and so chose the provider. */
  readonly setUpBy: string;
  /** The last trial of these settings; `null`: none. */
  readonly trial: SingleSignOnTrial | null;
}
