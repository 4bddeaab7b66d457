import type { Refused } from '#domain/rules/explain/read-refusal.ts';

/** A refusal that no role can mend: what it means, and what to do. */
export function refusalWords(refused: Exclude<Refused, { kind: 'permission-missing' | 'escalation' }>): string {
  if (refused.kind === 'not-signed-in') return notSignedIn[refused.because];
  if (refused.kind === 'no-project') return noProject;
  if (refused.kind === 'people-only') return 'A service account tried to accept an invite. Only people can.';
  return `The client asked for a ${refused.what} that doesn’t exist, or that it may not see. Check the ID in its configuration.`;
}

const noProject =
  'The client didn’t say which project it means. Configure it to send the project ID in the projectID header.';

const notSignedIn = {
  'no-credential': 'The client sent no API token. Configure it to send one in the authorization header.',
  'bad-token': 'The API token is unknown, revoked or malformed. Create a new one, and put it into the client whole.',
  revoked: 'The API token was revoked. Create a new one, and put it into the client.',
  'other-caller': 'Somebody else had signed in meanwhile in the same browser. Reload the page, and try again.',
} as const;
