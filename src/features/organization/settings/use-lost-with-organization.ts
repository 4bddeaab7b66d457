import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { isInviteOpen } from '#domain/rules/invite.ts';
import type { Invite } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { answerOf, mapAnswer } from '#src/access/answer.ts';
import { useCan } from '#src/access/use-can.ts';
import { invoicesQuery, upcomingInvoiceQuery } from '#src/api/billing.ts';
import { invitesQuery } from '#src/api/invites.ts';
import { legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { organizationTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { useNow } from '#src/kit/text/now.ts';

/** What an organization takes along when it is deleted; each part may be denied, or fail. */
export function useLostWithOrganization(organizationId: string) {
  const now = useNow();
  const seesProjects = useCan(organizationId, 'project.list').allowed;
  const seesBindings = useCan(organizationId, 'rolebinding.list').allowed;
  const seesRoles = useCan(organizationId, 'role.list').allowed;
  const seesAccounts = useCan(organizationId, 'serviceaccount.list').allowed;
  const seesTokens = useCan(organizationId, 'serviceaccounttoken.list').allowed;
  const seesInvites = useCan(organizationId, 'invite.list').allowed;
  const seesBilling = useCan(organizationId, 'billing.read').allowed;
  const seesOwned = seesAccounts === false ? false : seesTokens;
  const projects = useQuery(projectsQuery(organizationId));
  const bindings = useQuery({ ...roleBindingsQuery(organizationId), enabled: seesBindings === true });
  const roles = useQuery({ ...rolesQuery(organizationId), enabled: seesRoles === true });
  const accounts = useQuery({ ...serviceAccountsQuery(organizationId), enabled: seesAccounts === true });
  const tokens = useQuery({ ...organizationTokensQuery(organizationId), enabled: seesOwned === true });
  const legacyTokens = useQuery(legacyTokensQuery(organizationId));
  const invites = useQuery({ ...invitesQuery(organizationId), enabled: seesInvites === true });
  const invoices = useQuery({ ...invoicesQuery(organizationId), enabled: seesBilling === true });
  const upcoming = useQuery({ ...upcomingInvoiceQuery(organizationId), enabled: seesBilling === true });
  return {
    projects: answerOf('project.list', seesProjects, projects),
    bindings: answerOf('rolebinding.list', seesBindings, bindings),
    roles: mapAnswer(answerOf('role.list', seesRoles, roles), (all) => all.filter(({ isSystem }) => !isSystem)),
    accounts: answerOf('serviceaccount.list', seesAccounts, accounts),
    tokens: answerOf('serviceaccounttoken.list', seesOwned, tokens),
    legacyTokens: answerOf('project.read', seesProjects, legacyTokens),
    invoices: answerOf('billing.read', seesBilling, invoices),
    upcoming: answerOf('billing.read', seesBilling, upcoming),
    invites: mapAnswer(answerOf('invite.list', seesInvites, invites), (all) => all.filter((one) => isOpen(one, now))),
  };
}

function isOpen({ expiresAt, expiredAt }: Invite, now: Date): boolean {
  return isInviteOpen({ expiresAt: dateOf(expiresAt), expiredAt: dateOf(expiredAt) }, now);
}

function dateOf(moment: Invite['expiresAt']): Date | null {
  return moment ? timestampDate(moment) : null;
}
