import type { Host } from '#domain/host.ts';
import { checkName } from '#domain/rules/name.ts';
import { isFullOfBindings } from '#domain/services/role-binding-quota.ts';
import { admit } from '#domain/single-sign-on/admit.ts';
import type { User } from '#domain/store/records.ts';
import type { Identity } from '#server/sign-in/identity.ts';
import type { OrganizationSignIn } from '#server/sign-in/pending-sign-ins.ts';

/**
 * Somebody with a known e-mail came from another account at the provider. The message is for the log: it says how an operator
 * lets them in.
 */
export class OtherAccount extends Error {}

export interface SaveUserParts extends Pick<Host, 'store' | 'clock' | 'ids' | 'providers'> {
  readonly providerName: string;
  readonly acceptedSubs: ReadonlySet<string>;
  /** The settings of single sign-on that the person came through; `undefined`: the installation's own provider. */
  readonly through?: Pick<OrganizationSignIn, 'organizationId' | 'version'> | undefined;
}

/**
 * Makes or updates the user who came. Throws OtherAccount if the e-mail was somebody's with another account at this provider
 * before: companies give addresses of people who left to others, who must not get their roles. Accounts of another issuer
 * aren't compared: one name for two issuers is the operator's word that it is the same provider, which has moved. An
 * organization's word for its own provider isn't taken: another issuer takes over no account. Throws NotAdmitted where single
 * sign-on lets nobody in.
 */
export async function saveUser(parts: SaveUserParts, email: string, identity: Identity): Promise<User> {
  const { store, clock, ids, providerName: provider, through } = parts;
  const { issuer, sub } = identity;
  const name = fitName(identity.name);
  const lastLoginAt = clock();
  const isFull = through !== undefined && (await isFullOfBindings(store, through.organizationId));
  return store.transaction(async (tx) => {
    const known = await tx.users.byEmail(provider, email);
    if (known && isOther(known, identity, through !== undefined) && !parts.acceptedSubs.has(sub))
      throw otherAccount(known, identity, through !== undefined);
    if (through) await admit(parts, tx, { ...through, email, isFirst: !known }, isFull);
    const fresh = { id: ids.uuid(), provider, email, createdAt: lastLoginAt, updatedAt: null };
    // A name that the person chose here stays.
    const kept = known?.updatedAt === null ? (name ?? known.name) : known?.name;
    const user = { ...fresh, ...known, name: kept ?? name ?? email, lastLoginAt, issuer, sub };
    await tx.users.save(user);
    return user;
  });
}

/** Users from before accounts were kept have none yet; nor has somebody whom an owner removed. */
function isOther(known: User, { issuer, sub }: Identity, isIssuerFixed: boolean): boolean {
  if (known.sub === null) return false;
  return known.issuer === issuer ? known.sub !== sub : isIssuerFixed;
}

function otherAccount({ email, sub: before }: User, { sub }: Identity, isThrough: boolean): OtherAccount {
  const said = `${email} came from the account “${sub}” at the provider, and had “${before}” before: refused.`;
  const mend = 'If it is the same person, an owner removes them in People and gives them access again';
  // The setting is for the installation's own provider alone.
  return new OtherAccount(
    isThrough ? `${said} ${mend}.` : `${said} ${mend}, or OIDC_ACCEPT_SUB=${sub} lets the new account in.`,
  );
}

/** The person's name from the provider, unless it could mislead on screen: then the e-mail is used. */
function fitName(name = ''): string | undefined {
  const checked = checkName(name);
  return checked.ok ? checked.name : undefined;
}
