import { NotAdmitted } from '#domain/single-sign-on/admit.ts';
import { IssuerFault } from '#domain/single-sign-on/host.ts';
import { ProviderAway, SignInMisconfigured, SignInRefused } from '#server/sign-in/oidc-failures.ts';
import { OtherAccount } from '#server/sign-in/save-user.ts';
import { type Refusal, refusals } from '#server/sign-in/sign-in-failed.ts';

const owners =
  'Owners of the organization can always sign in without single sign-on, and change it in Organization Settings.';

/** Unknown and switched off alike: nobody learns which organizations there are. */
export const noSingleSignOn: Refusal = {
  status: 400,
  heading: 'There is no single sign-on here',
  words: `No organization has this identifier, or its single sign-on is off. Compare the identifier with the one that you were given. ${owners}`,
};

/** Also for an identifier of nobody's: a trial tells no stranger which organizations there are. */
export const noTrial: Refusal = {
  status: 403,
  heading: 'You can’t try single sign-on',
  words:
    'Your session in the console has ended, or you may not change the settings of this organization. Sign in again, then open Single sign-on in Organization Settings.',
};

export const trialEnded: Refusal = {
  status: 400,
  heading: 'This trial can’t be finished',
  words:
    'The settings were changed meanwhile, or you are not signed in to the console any more. Go back to Single sign-on in Organization Settings and try again.',
};

/** Why somebody can't sign in through single sign-on, in words for them: how it is set up is nothing for strangers. */
export function refusalOf(error: unknown, hasArrived: boolean): Refusal {
  if (error instanceof NotAdmitted) return notAdmitted(error.message);
  if (error instanceof OtherAccount) return refusals.otherAccount;
  if (isAway(error)) return away;
  if (isOfSettings(error)) return notWorking;
  if (error instanceof SignInRefused) return error.isCancelled ? refusals.cancelled : refusals.refused;
  return hasArrived ? refusals.failedHere : away;
}

/** Whether whoever sets single sign-on up can mend it; the message says how. */
export function isOfSettings(error: unknown): error is Error {
  return [IssuerFault, SignInMisconfigured, ProviderAway].some((kind) => error instanceof kind);
}

/** What a refusal says in the log. */
export function reportOf(error: unknown): unknown {
  const isKnown =
    isOfSettings(error) || [NotAdmitted, OtherAccount, SignInRefused].some((kind) => error instanceof kind);
  return isKnown && error instanceof Error ? `single sign-on: ${error.message}` : error;
}

function notAdmitted(why: string): Refusal {
  return {
    status: 403,
    heading: 'Single sign-on didn’t let you in',
    words: `${why} Tell an owner of the organization. ${owners}`,
  };
}

const notWorking: Refusal = {
  status: 502,
  heading: 'Single sign-on doesn’t work now',
  words: `It isn’t set up right, or its provider doesn’t answer. Tell an owner of the organization, who can try it in Organization Settings and read why. ${owners}`,
};

const away: Refusal = {
  status: 502,
  heading: 'Your organization’s sign-in provider doesn’t answer',
  words: `Wait a moment, then sign in again. ${owners}`,
};

function isAway(error: unknown): boolean {
  return error instanceof ProviderAway || (error instanceof IssuerFault && error.kind === 'away');
}
