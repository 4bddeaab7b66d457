import { useQuery } from '@tanstack/react-query';
import { userSubject } from '#domain/rules/subject.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { selfQuery } from '#src/api/session.ts';
import { whyNotLeave } from './why-not-leave.ts';

/** Whether the backend lets people leave an organization, and why this person can't. */
export interface Leaving {
  readonly isOffered: boolean;
  readonly reason: string | undefined;
}

export function useWhyNotLeave(organizationId: string): Leaving {
  const isOffered = useCapability('leave-organization') === true;
  const { data: self } = useQuery(selfQuery());
  const { data: access } = useQuery(ownAccessQuery(organizationId));
  const reason = self && access && whyNotLeave(access, userSubject(self.authProvider, self.email));
  return { isOffered, reason };
}
