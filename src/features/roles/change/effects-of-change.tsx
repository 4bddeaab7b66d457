import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { userSubject } from '#domain/rules/subject.ts';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { DeniedWords } from '#src/access/denied.tsx';
import { GainsAndLosses } from '#src/access/gains-and-losses.tsx';
import { barredWords } from '#src/access/loss-words.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { useAccess } from '#src/access/use-access.ts';
import { useCan } from '#src/access/use-can.ts';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { peopleQuery } from '#src/api/people.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted } from '#src/lib/counted.ts';
import { type EffectGroup, type RoleEffects, roleEffects } from './role-effects.ts';

/** What other permissions do to those who have a role; `effects` is `undefined` while or where that isn't known. */
export function useRoleEffects(organizationId: string, role: Role, permissions: readonly string[]) {
  const { bindings, bindingsFailed, roles, projects, ...access } = useAccess(organizationId);
  const { data: self } = useQuery(selfQuery());
  // They say as whom nobody can act; where they can't be read, everybody may lose something.
  const seesPeople = useCan(organizationId, 'rolebinding.list').allowed === true;
  const seesAccounts = useCan(organizationId, 'serviceaccount.list').allowed === true;
  const { data: people, isLoading: peopleLoading } = useQuery({
    ...peopleQuery(organizationId),
    enabled: seesPeople,
    retry: false,
  });
  const { data: accounts, isLoading: accountsLoading } = useQuery({
    ...serviceAccountsQuery(organizationId),
    enabled: seesAccounts,
    retry: false,
  });
  const bindingsLoading = access.bindingsLoading || peopleLoading || accountsLoading;
  const chosen = useDeferredValue(permissions);
  const effects = useMemo(
    () =>
      bindings && roles && !bindingsLoading
        ? roleEffects({ organizationId, bindings, roles, projects, people, accounts }, referenceOfRole(role), chosen)
        : undefined,
    [organizationId, bindings, bindingsLoading, roles, projects, people, accounts, role, chosen],
  );
  const own = self && userSubject(self.authProvider, self.email);
  const losesOwn =
    effects?.groups.some(({ lost, subjects }) => lost.length > 0 && subjects.some((one) => one === own)) === true;
  return { effects, losesOwn, projects, bindingsLoading, bindingsFailed };
}

type EffectsOfChangeProps = ReturnType<typeof useRoleEffects>;

/** Who gains and who loses what when a role gets other permissions, before it is changed. */
export function EffectsOfChange({
  effects,
  losesOwn,
  projects,
  bindingsLoading,
  bindingsFailed,
}: EffectsOfChangeProps) {
  const words = useSubjectWords();
  return (
    <section aria-label="Effects" className="grid gap-3 rounded-lg border border-line p-3">
      <h3 className="font-medium">Who gains and loses what</h3>
      {losesOwn && (
        <Notice tone="warning" title="This is your own access">
          You lose it immediately. Somebody else has to give it back.
        </Notice>
      )}
      {bindingsLoading && <p className="text-text-muted">Loading who has this role…</p>}
      {bindingsFailed && (
        <p className="text-text-muted">The role bindings could not be loaded, so this is not known.</p>
      )}
      {!effects && !bindingsLoading && !bindingsFailed && (
        <div className="text-text-muted">
          <p>You can’t see who has this role.</p>
          <DeniedWords permissions={['rolebinding.list']} />
        </div>
      )}
      {effects && <p className="text-text-muted">{effectsWords(effects)}</p>}
      {effects && effects.barred.length > 0 && (
        <p className="wrap-anywhere text-text-muted">{barredWords(effects.barred, words, 'nothing changes there')}</p>
      )}
      {effects?.groups.slice(0, shownAtOnce).map((group) => (
        <div key={group.subjects[0]} className="grid gap-1 border-t border-line pt-2">
          <p className="wrap-anywhere">
            <bdi className="font-medium">{words.first(group.subjects)}</bdi>
          </p>
          <GainsAndLosses {...group} projects={projects} />
        </div>
      ))}
      {effects && effects.groups.length > shownAtOnce && (
        <p className="text-text-muted">and {othersWords(effects.groups.slice(shownAtOnce))}</p>
      )}
    </section>
  );
}

const shownAtOnce = 4;

function othersWords(groups: readonly EffectGroup[]): string {
  return `${counted(groups.flatMap(({ subjects }) => subjects).length, 'more holder')}, each at their own scopes.`;
}

/** Whom a change touches, in a sentence: "1 of 3 holders gains or loses something." */
export function effectsWords({ holders, groups }: RoleEffects): string {
  if (holders === 0) return 'Nobody has this role, so nobody gains or loses anything.';
  const touched = groups.flatMap(({ subjects }) => subjects).length;
  if (touched === 0) return `Nobody gains or loses anything, of ${counted(holders, 'holder')}.`;
  return `${touched} of ${counted(holders, 'holder')} ${touched === 1 ? 'gains or loses' : 'gain or lose'} something, immediately.`;
}
