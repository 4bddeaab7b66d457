import { permissionsOfRole } from '#domain/rules/access.ts';
import type { BlastRadius, SubjectRadius } from '#domain/rules/blast-radius.ts';
import { countsInProject } from '#domain/rules/permission-reach.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted } from '#src/lib/counted.ts';
import type { BindingFacts } from './binding-problems.ts';
import { fewOf } from './few-of.ts';
import { actWords, barredWords } from './loss-words.ts';
import { type KnownAccess, twinOf } from './loss.ts';
import { OtherOwners } from './other-owners.tsx';
import { isSensitive, permissionWords } from './permission-words.ts';
import { isRoleGone, referencesOfRoles, roleName } from './role-name.ts';
import { RolePermissions } from './role-permissions.tsx';
import { scopePhrase, scopeState } from './scope-state.ts';
import type { SubjectWords } from './subject-words.ts';
import { useSubjectWords } from './use-subject-words.ts';

/** What the viewer sees of the organization, and who they are. */
export type LossData = KnownAccess & {
  readonly bindings: readonly (BindingFacts & { readonly createdBy: string })[];
  readonly self: { readonly subject: string };
};

type LossProps = {
  data: LossData;
  binding: BindingFacts;
  loss: BlastRadius;
  /** Whether `loss.ownersLeft` are only people who have signed in. */
  knowsOwners?: boolean | undefined;
};

/** Says what the subject of a role binding loses when the binding is deleted, and what it keeps. */
export function LossOfOne({ data, binding, loss, knowsOwners = false }: LossProps) {
  const words = useSubjectWords();
  const [own] = loss.subjects;
  if (loss.barred.length > 0) return <p>{barredWords(loss.barred, words)}</p>;
  if (!own) return <p>{whyNothing(binding, data, words)}</p>;
  const isSelf = binding.subject === data.self.subject;
  const name = isSelf ? 'You' : <bdi className="font-medium">{words.first(binding.subject)}</bdi>;
  if (!own.isKnown) {
    return (
      <p>
        You need the permission to see roles (<code>role.list</code>) to see what{' '}
        {isSelf ? (
          'you lose'
        ) : (
          <>
            <bdi className="font-medium">{words.within(binding.subject)}</bdi> loses
          </>
        )}
        .
      </p>
    );
  }
  return (
    <div className="grid gap-3">
      {loss.touchesOwner && <OtherOwners owners={loss.ownersLeft} areKnown={knowsOwners} />}
      {isSelf && (
        <Notice tone="warning" title="This is your own access">
          You lose it immediately. Somebody else has to give it back.
        </Notice>
      )}
      {own.lost.map(({ projectId, permissions }) => (
        <div key={projectId ?? ''} className="grid gap-2">
          <p>
            {name} will immediately lose in {scopePhrase(projectId, data.projects)}:
          </p>
          <LostPermissions permissions={permissions} />
        </div>
      ))}
      <Stays own={own} data={data} isSelf={isSelf} />
    </div>
  );
}

const openUpTo = 12;

/** Lists a few permissions; sums up many, with a way to show them all. Sensitive ones come first. */
export function LostPermissions({ permissions }: { permissions: readonly string[] }) {
  const sorted = [...permissions.filter(isSensitive), ...permissions.filter((one) => !isSensitive(one))];
  const [first = '', ...others] = sorted;
  const acts = [permissionWords(first), ...others.map(actWords)];
  return (
    <details open={permissions.length <= openUpTo} className="rounded-lg border border-line px-3 py-2">
      <summary className="font-medium">
        {acts.length > 3 ? `${acts.slice(0, 2).join(', ')} and ${acts.length - 2} more` : acts.join(', ')}
      </summary>
      <div className="pt-2">
        <RolePermissions permissions={permissions} />
      </div>
    </details>
  );
}

/** Why nobody loses anything. */
function whyNothing(binding: BindingFacts, { roles, bindings, projects }: LossData, { within }: SubjectWords) {
  const { role, projectId } = binding;
  if (scopeState(projectId, projects).kind === 'deleted') {
    return 'Nothing changes: this project was deleted, so the role has no effect.';
  }
  if (isRoleGone(role, roles && referencesOfRoles(roles))) {
    return 'Nothing changes: this role was deleted, so the role binding has no effect.';
  }
  const twin = twinOf(binding, bindings);
  if (twin) {
    return (
      <>
        Nothing changes: this is a duplicate. Another role binding
        {twin.createdBy && ', created by '}
        {twin.createdBy && <bdi>{within(twin.createdBy)},</bdi>} gives the same role and stays.
      </>
    );
  }
  const permissions = permissionsOfRole(role, roles ?? []);
  if (permissions.length === 0) return `Nothing changes: ${roleName(role)} has no permissions.`;
  if (projectId !== '' && !permissions.some(countsInProject)) {
    return `Nothing changes: ${roleName(role)} has no effect in a project.`;
  }
  return `Nothing changes: other role bindings give everything that ${roleName(role)} gives here.`;
}

type StaysProps = { own: SubjectRadius; data: LossData; isSelf: boolean };

function Stays({ own: { subject, keptInProjects, remaining }, data, isSelf }: StaysProps) {
  if (remaining === 0) {
    return <p className="text-text-muted">{onlyRoleWords(subject, isSelf)}</p>;
  }
  return (
    <div className="grid gap-1 text-text-muted">
      {keptInProjects.map(({ projectId, permissions }) => (
        <p key={projectId ?? ''}>
          In {scopePhrase(projectId, data.projects)}, other role bindings still give: {fewOf(permissions.map(actWords))}
          .
        </p>
      ))}
      <p>{remaining === 1 ? '1 other role binding stays.' : `${counted(remaining, 'other role binding')} stay.`}</p>
    </div>
  );
}

function onlyRoleWords(subject: string, isSelf: boolean): string {
  if (isSelf) return 'This is your only role. You will have no access.';
  return parseSubject(subject).kind === 'user'
    ? 'This is their only role. They will have no access.'
    : 'This is its only role. It will have no access.';
}
