import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import type { PersonView } from './person-view.ts';

/** "Never", or "Unknown" where the backend doesn't say who has an account. */
export function LastSignIn({ lastSignIn, hasSignedIn }: Pick<PersonView, 'lastSignIn' | 'hasSignedIn'>) {
  return <RelativeTime at={lastSignIn} never={hasSignedIn === false ? 'Never' : 'Unknown'} />;
}
