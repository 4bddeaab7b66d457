import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { roleName } from '#src/access/role-name.ts';
import { Quota } from '#src/flows/create-token/quota.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { Combobox } from '#src/kit/form/combobox.tsx';
import { byLabel } from '#src/lib/by-name.ts';
import { tokenAccess } from './token-access.ts';
import type { TokenFieldsProps } from './use-token-form.ts';

/** Chooses the service account of the token, and shows what access the token will have. */
export function ExistingAccount({ form, values, offers }: TokenFieldsProps) {
  const { organizationId, accounts, bindings, projects, tokenCount } = offers;
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
      {own && own.length > 0 && (
        <p className="wrap-anywhere text-text-muted">{tokenAccess(own, values.limit, projects)}</p>
      )}
      {own && own.length === 0 && (
        <Notice tone="warning" title="No role, no access">
          This service account has no role, so its tokens have no access.{' '}
          <Link
            to="/organizations/$organizationId/iam/role-bindings"
            params={{ organizationId }}
            search={{ create: 'binding', subject: [subject] }}
            className={textLinkClass}
          >
            Create Role Binding
          </Link>
        </Notice>
      )}
    </div>
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
