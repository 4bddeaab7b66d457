import { NotAdmitted } from '#domain/single-sign-on/admit.ts';
import { IssuerFault } from '#domain/single-sign-on/host.ts';
import { SignInMisconfigured, SignInRefused, unanswered } from '#server/sign-in/oidc-failures.ts';
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

/** Why somebody can't sign in through single sign-on, in words for them. */
export function refusalOf(error: unknown, hasArrived: boolean): Refusal {
  if (error instanceof NotAdmitted) return notAdmitted(error.message);
  if (error instanceof OtherAccount) return refusals.otherAccount;
  if (error instanceof IssuerFault && error.kind === 'away') return away(error.message);
  if (error instanceof IssuerFault || error instanceof SignInMisconfigured) return wrongSettings(error.message);
  if (error instanceof SignInRefused) return error.isCancelled ? refusals.cancelled : refusals.refused;
  return hasArrived ? refusals.failedHere : away('The provider doesn’t answer.');
}

/** What a refusal says in the log: never what the issuer sent, which may hold codes. */
export function reportOf(error: unknown): unknown {
  const isKnown = [NotAdmitted, OtherAccount, IssuerFault, SignInMisconfigured, SignInRefused].some(
    (kind) => error instanceof kind,
  );
  if (isKnown && error instanceof Error) return `single sign-on: ${error.message}`;
  return unanswered(error) ?? error;
}

function notAdmitted(why: string): Refusal {
  return {
    status: 403,
    heading: 'Single sign-on didn’t let you in',
    words: `${why} Tell an owner of the organization. ${owners}`,
  };
}

function away(why: string): Refusal {
  return {
    status: 502,
    heading: 'Your organization’s sign-in provider doesn’t answer',
    words: `${why} Wait a moment, then sign in again. ${owners}`,
  };
}

function wrongSettings(why: string): Refusal {
  return {
    status: 502,
    heading: 'Single sign-on isn’t set up right',
    words: `${why} Tell an owner of the organization. ${owners}`,
  };
}
