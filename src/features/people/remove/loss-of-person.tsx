import { useState } from 'react';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { LostPermissions } from '#src/access/loss-of-one.tsx';
import { type KnownAccess, lossOf } from '#src/access/loss.ts';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted } from '#src/lib/counted.ts';
import type { PersonView } from '../person-view.ts';
import { whyNoSignIn } from '../person-words.ts';

type LossOfPersonProps = KnownAccess & {
  person: PersonView;
  /** All of the organization's; `undefined` where they could not be loaded. */
  bindings: readonly BindingFacts[] | undefined;
};

/** Which role bindings go, and what the person can't do any more, by scope. */
export function LossOfPerson({ person, bindings, ...known }: LossOfPersonProps) {
  const { projects } = known;
  const own = (bindings ?? []).filter((binding) => binding.subject === person.subject);
  // Kept in state: a reload of the lists must not change what is read.
  const [loss] = useState(() => lossOf(own, own, known).subjects[0]);
  return (
    <>
      {person.isSelf && (
        <Notice tone="warning" title="This is your own access">
          You lose it immediately, and somebody else has to give it back. If you have no role in another organization,
          you are signed out.
        </Notice>
      )}
      <section className="grid gap-2">
        <h3 className="font-semibold">
          {bindings
            ? `${counted(own.length, 'role binding')} ${own.length === 1 ? 'is' : 'are'} deleted`
            : 'All their role bindings are deleted'}
        </h3>
        <ul className="grid gap-1">
          {own.map(({ id, role, projectId }) => (
            <li key={id} className="wrap-anywhere">
              <bdi className="font-medium">{roleName(role)}</bdi>{' '}
              <span className="text-text-muted">in {scopePhrase(projectId, projects)}</span>
            </li>
          ))}
        </ul>
      </section>
      {whyNoSignIn(person) !== undefined && <p>Nothing else changes: nobody can sign in as this person.</p>}
      {whyNoSignIn(person) === undefined &&
        loss?.lost.map(({ projectId, permissions }) => (
          <div key={projectId} className="grid gap-2">
            <p>
              {person.isSelf ? 'You' : 'They'} will immediately lose in {scopePhrase(projectId, projects)}:
            </p>
            <LostPermissions permissions={permissions} />
          </div>
        ))}
      {!person.isSelf && person.hasSignedIn !== false && (
        <p className="text-text-muted">
          Their account and their roles in other organizations stay. If they have no role elsewhere, they are signed
          out.
        </p>
      )}
    </>
  );
}
