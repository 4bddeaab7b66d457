import { useMemo } from 'react';
import { humanOwner } from '#domain/rules/last-owner.ts';
import { isSystemRole } from '#domain/rules/system-roles.ts';
import { groupPermissions } from '#src/access/permission-groups.ts';
import { isRoleGone, referencesOfRoles, roleName } from '#src/access/role-name.ts';
import { RolePermissions } from '#src/access/role-permissions.tsx';
import { scopePhrase } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import type { BindingRow } from '../list/binding-index.ts';
import type { BindingFacts } from '../list/binding-problems.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { lossOf, type BindingLoss } from './binding-loss.ts';

type LossProps = { data: BindingsData; binding: BindingRow };

/** In words, what the subject of a binding loses when it goes, and what stays. */
export function BindingLossWords({ data, binding }: LossProps) {
  const loss = useMemo(() => lossOf(binding, data.bindings, data.roles ?? []), [binding, data]);
  const nothing = whyNothing(binding, loss, data);
  const isSelf = binding.subject === data.self.subject;
  if (nothing) return <p>{nothing}</p>;
  if (!data.roles && !isSystemRole(binding.role)) {
    return <p>Which permissions go can’t be told: seeing the roles needs role.list, which you don’t have.</p>;
  }
  const name = <bdi className="font-medium">{subjectText(binding.subject)}</bdi>;
  return (
    <div className="grid gap-3">
      <OwnersLeft data={data} binding={binding} />
      {isSelf && (
        <Notice tone="warning" title="This is your own access">
          You lose it as soon as it is deleted, and somebody else has to give it back.
        </Notice>
      )}
      <p>
        {name} loses, in {scopePhrase(binding.projectId, data.projects)} and from the next call on:
      </p>
      <LostPermissions permissions={loss.lost} />
      <Stays loss={loss} data={data} />
    </div>
  );
}

function ownerOf({ subject, role, projectId }: BindingFacts) {
  return humanOwner({ subject, role, projectId: projectId || null });
}

/** Of an owner: whether any other can be the one that an organization keeps. Who has signed in, only the backend knows. */
function OwnersLeft({ data: { bindings }, binding }: LossProps) {
  if (!ownerOf(binding)) return null;
  const others = bindings.filter((other) => other.id !== binding.id && ownerOf(other));
  if (others.length === 0) {
    return (
      <Notice tone="warning" title="Nobody else is an owner">
        An organization keeps an owner who has signed in, so this will be refused. Make another person an owner first.
      </Notice>
    );
  }
  const names = [...new Set(others.map(({ subject }) => subjectText(subject)))];
  return (
    <Notice tone="neutral">
      {names.length === 1
        ? `The other owner is ${names[0]}, who`
        : `The other owners are ${list.format(names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : names)}, one of whom`}{' '}
      must have signed in, or this will be refused: an owner who never did doesn’t count.
    </Notice>
  );
}

const listedAtOnce = 12;

/** Few are listed, many are summed up and can be opened. */
function LostPermissions({ permissions }: { permissions: readonly string[] }) {
  const many = permissions.length > listedAtOnce;
  const groups = groupPermissions(permissions).map(({ label }) => label.toLowerCase());
  return (
    <details open={!many} className="rounded-lg border border-line px-3 py-2">
      <summary className="font-medium">
        {permissions.length === 1 ? '1 permission' : `${permissions.length} permissions`}
        {many && <span className="font-normal text-text-muted"> of {list.format(groups)}</span>}
      </summary>
      <div className="pt-2">
        <RolePermissions permissions={permissions} />
      </div>
    </details>
  );
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The reason why nothing is lost, if nothing is. */
function whyNothing(
  { role, problems }: BindingRow,
  { lost, kept, twin }: BindingLoss,
  { roles, bindings }: BindingsData,
) {
  if (problems.includes('project-gone')) return 'Nothing is lost: its project was deleted, so it gives nothing.';
  if (roles && isRoleGone(role, referencesOfRoles(roles))) {
    return 'Nothing is lost: its role was deleted, so it gives nothing.';
  }
  if (twin) {
    const creator = bindings.find(({ id }) => id === twin.id)?.createdBy;
    return (
      <>
        Nothing is lost: another role binding{creator && ', created by '}
        {creator && <bdi>{subjectText(creator)},</bdi>} gives the same role to the same subject at the same scope, and
        stays.
      </>
    );
  }
  if (lost.length > 0 || !roles) return undefined;
  if (kept.length > 0)
    return `Nothing is lost: other role bindings of the subject give all that ${roleName(role)} gives here.`;
  return `Nothing is lost: ${roleName(role)} permits nothing.`;
}

function Stays({ loss, data }: { loss: BindingLoss; data: BindingsData }) {
  const { kept, keptInProjects, remaining } = loss;
  if (remaining === 0)
    return <p className="text-text-muted">It is the last role binding of this subject: nothing stays.</p>;
  return (
    <div className="grid gap-1 text-text-muted">
      {kept.length > 0 && (
        <p>
          {kept.length === 1 ? '1 permission stays' : `${kept.length} permissions stay`} through other role bindings.
        </p>
      )}
      {keptInProjects.map(({ projectId, permissions }) => (
        <p key={projectId}>
          In {scopePhrase(projectId, data.projects)} stays, through other role bindings:{' '}
          {permissions.length > 4 ? `${permissions.length} of these permissions` : permissions.join(', ')}.
        </p>
      ))}
      <p>{remaining === 1 ? '1 other role binding stays.' : `${remaining} other role bindings stay.`}</p>
    </div>
  );
}
