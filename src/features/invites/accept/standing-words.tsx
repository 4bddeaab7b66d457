import { listed } from '#src/lib/listed.ts';
import type { Standing } from './offer.ts';

type StandingWordsProps = { standing: Standing; role: string; organizationName: string };

/** What accepting changes for a person who is in the organization already. Nothing for somebody new. */
export function StandingWords({ standing, role, organizationName }: StandingWordsProps) {
  const words = wordsOf(standing, role, organizationName);
  return words !== '' && <p className="wrap-anywhere">{words}</p>;
}

// oxlint-disable-next-line typescript/consistent-return -- TypeScript checks that every standing has its words
function wordsOf(standing: Standing, role: string, organizationName: string): string {
  switch (standing.is) {
    case 'new':
      return '';
    case 'has-role':
      return `You already have ${role} in ${organizationName}. Accepting changes nothing.`;
    case 'has-more':
      return `You can already do all of this in ${organizationName}. You keep ${rolesIn(standing.roles)}; ${role} comes on top and takes nothing away.`;
    case 'more-to-get':
      return `You are already in ${organizationName}. You keep ${rolesIn(standing.roles)} and get ${role} as well.`;
  }
}

function rolesIn(roles: readonly string[]): string {
  return roles.length > 0 ? listed(roles) : 'your roles';
}
