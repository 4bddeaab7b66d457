import { useQuery } from '@tanstack/react-query';
import { setupQuery } from '#src/api/single-sign-on.ts';

/** The role that people get at their first sign-in through single sign-on. */
export interface DefaultRole {
  /** Whether it has been asked; it may be unknown then, too: the person may not read it. */
  readonly isAsked: boolean;
  /** Its reference; `undefined` if there is none, or if it is unknown. */
  readonly reference: string | undefined;
  /** Whether people can sign in through single sign-on now. */
  readonly isOn: boolean;
}

export function useDefaultRole(organizationId: string): DefaultRole {
  const { data: setup, isPending } = useQuery(setupQuery(organizationId));
  const reference = setup?.settings?.defaultRole;
  return { isAsked: !isPending, reference: reference === '' ? undefined : reference, isOn: setup?.enabled === true };
}
