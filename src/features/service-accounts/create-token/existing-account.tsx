import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { clients } from '#domain/rules/clients.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { permissionsOf } from '#src/access/held.ts';
import { actsWords } from '#src/access/permission-acts.ts';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { Quota } from '#src/flows/create-token/quota.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { Combobox } from '#src/kit/form/combobox.tsx';
import { byLabel } from '#src/lib/by-name.ts';
import { lackedFor } from './fit-for-client.ts';
import { tokenAccess } from './token-access.ts';
import type { TokenFieldsProps } from './use-token-form.ts';

/** Chooses the service account of the token, and shows what access the token will have. */
export function ExistingAccount({ form, values, offers }: TokenFieldsProps) {
  const { organizationId, accounts, bindings, roles, projects, tokenCount } = offers;
  const rolesOf = useMemo(() => rolesBySubject(bindings ?? []), [bindings]);
  const options = useMemo(
    () =>
      accounts
        .map(({ id, name }) => ({
          value: id,
          label: name,
          description: bindings && (rolesOf.get(serviceAccountSubject(name))?.join(', ') ?? 'No role'),
          keywords: id,
        }))
        .toSorted(byLabel),
    [accounts, bindings, rolesOf],
  );
  const chosen = accounts.find(({ id }) => id === values.existingId);
  const subject = chosen && serviceAccountSubject(chosen.name);
  const own = subject && bindings?.filter((binding) => binding.subject === subject);
  const { client, limit } = values;
  const permissionsIn = subject ? permissionsOf(subject, bindings, roles) : undefined;
  const lacked =
    client && own && permissionsIn
      ? lackedFor(
          client,
          limit,
          own.map(({ projectId }) => projectId),
          permissionsIn,
        )
      : [];
  return (
    <div className="grid gap-3">
      <form.Field name="existingId">
        {(field) => (
          <Combobox
            label="Which service account"
            placeholder="Search by name or role"
            nothing="There are no service accounts yet. Choose “Create new”."
            options={options}
            {...bound(field)}
          />
        )}
      </form.Field>
      <Quota what="API token" count={tokenCount} />
      {own && own.length > 0 && <p className="wrap-anywhere text-text-muted">{tokenAccess(own, limit, projects)}</p>}
      {own && own.length > 0 && client && lacked.length > 0 && (
        <Notice
          tone="warning"
          title={`This account can’t ${actsWords(lacked)}${limit && ` in ${scopePhrase(limit, projects)}`}`}
        >
          Give it {roleName(clients[client].role)}, or choose another account.{' '}
          <GiveRole {...{ organizationId, subject }} role={clients[client].role} projectId={limit} />
        </Notice>
      )}
      {own && own.length === 0 && (
        <Notice tone="warning" title="No role, no access">
          This service account has no role, so its tokens have no access.{' '}
          <GiveRole {...{ organizationId, subject }} role={client && clients[client].role} projectId={limit} />
        </Notice>
      )}
    </div>
  );
}

type GiveRoleProps = { organizationId: string; subject: string; role: string | undefined; projectId: string };

function GiveRole({ organizationId, subject, role, projectId }: GiveRoleProps) {
  return (
    <Link
      to="/organizations/$organizationId/iam/role-bindings"
      params={{ organizationId }}
      search={{
        create: 'binding',
        subject: [subject],
        role: role === undefined ? undefined : [role],
        scope: projectId ? [projectId] : undefined,
      }}
      className={textLinkClass}
    >
      Create Role Binding
    </Link>
  );
}

function rolesBySubject(
  bindings: readonly { readonly subject: string; readonly role: string }[],
): ReadonlyMap<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const { subject, role } of bindings) {
    const name = roleName(role);
    const known = roles.get(subject);
    if (!known) roles.set(subject, [name]);
    else if (!known.includes(name)) known.push(name);
  }
  return roles;
}
