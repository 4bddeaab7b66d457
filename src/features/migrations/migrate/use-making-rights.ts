import { type ClientKind, clients } from '#domain/rules/clients.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';
import { whyNotHandOut } from '#src/access/hand-out.ts';
import { heldAt } from '#src/access/own-access.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { useCan } from '#src/access/use-can.ts';
import { whyNoMore } from '#src/flows/create-token/quota.tsx';

/** Why the person can't make a token, or a new account for the client; each `undefined` if they can. */
export function useMakingRights(
  organizationId: string,
  projectId: string,
  kind: ClientKind | undefined,
  accountCount: number,
) {
  const { access } = useAsker(organizationId);
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const bind = useCan(organizationId, 'rolebinding.create', projectId);
  const permissions = kind === undefined ? [] : systemRoles[clients[kind].role];
  const handOut = whyNotHandOut(permissions, [projectId], access && ((scope) => heldAt(access, scope)));
  return {
    whyNoToken: createToken.reason,
    whyNotNew: createAccount.reason ?? bind.reason ?? handOut ?? whyNoMore('service account', accountCount),
  };
}
