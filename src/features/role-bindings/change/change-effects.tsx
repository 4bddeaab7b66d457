import { useMemo } from 'react';
import { blastRadius } from '#domain/rules/blast-radius.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import { accessFacts } from '#src/access/access-facts.ts';
import { GainsAndLosses } from '#src/access/gains-and-losses.tsx';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { barredWords } from '#src/access/loss-words.ts';
import { OtherOwners } from '#src/access/other-owners.tsx';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted } from '#src/lib/counted.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { useTokensOf } from '../use-tokens-of.ts';
import type { ChangePlan } from './change-flow.ts';

type ChangeEffectsProps = {
  data: BindingsData;
  plan: ChangePlan;
  /** Whether the new role has an effect at its scope. */
  gives: boolean;
};

/** What a change of role bindings gives and takes, before it is made; the tokens that it affects, and who else is an owner. */
export function ChangeEffects({ data, plan, gives }: ChangeEffectsProps) {
  const { subject } = plan;
  const words = useSubjectWords();
  const { within, first } = words;
  const { tokens } = useTokensOf(subject, data);
  const radius = useRadius(data, plan, tokens);
  const [own] = radius.subjects;
  const name = <bdi className="font-medium">{within(subject)}</bdi>;
  if (radius.barred.length > 0) {
    return <p className="text-text-muted">{barredWords(radius.barred, words, 'nothing changes')}</p>;
  }
  if (!own) {
    return (
      <p className="text-text-muted">
        Nothing changes for {name}
        {gives ? ': other role bindings give the same.' : '.'}
      </p>
    );
  }
  if (!own.isKnown) {
    return (
      <p className="text-text-muted">
        You need the permission to see roles (<code>role.list</code>) to see what {name} gains or loses.
      </p>
    );
  }
  const losing = radius.tokens.filter(({ lost }) => lost.length > 0).map(({ token }) => token);
  const gaining = radius.tokens.length - losing.length;
  return (
    <div className="grid gap-3 wrap-anywhere">
      {radius.touchesOwner && radius.ownersLeft.length > 0 && <OtherOwners owners={radius.ownersLeft} />}
      {radius.touchesOwner && radius.ownersLeft.length === 0 && (
        <Notice tone="warning" title="No owner would be left">
          An organization needs at least one owner who has signed in, so this will be refused. Make someone else an
          owner first.
        </Notice>
      )}
      {subject === data.self.subject && own.lost.length > 0 && (
        <Notice tone="warning" title="This is your own access">
          You lose it immediately. Somebody else has to give it back.
        </Notice>
      )}
      <p>
        <bdi className="font-medium">{first(subject)}</bdi>, as soon as you change it:
      </p>
      <GainsAndLosses {...own} projects={data.projects} />
      {losing.length > 0 && (
        <section className="grid gap-2">
          <h4 className="text-sm font-medium">
            {losing.length === 1
              ? '1 API token loses access, too'
              : `${counted(losing.length, 'API token')} lose access, too`}
          </h4>
          <LostTokens tokens={losing} outcome="lose-access" />
        </section>
      )}
      {gaining > 0 && (
        <p className="text-sm text-text-muted">
          {gaining === 1 ? '1 API token gains' : `${counted(gaining, 'API token')} gain`} the same.
        </p>
      )}
    </div>
  );
}

/** Only the bindings of the subject and of owners decide, so a list of 100,000 is no burden. */
function useRadius(data: BindingsData, plan: ChangePlan, tokens: ReturnType<typeof useTokensOf>['tokens']) {
  const facts = useMemo(() => {
    const bindings = data.bindings.filter(({ subject, role }) => subject === plan.subject || role === ownerRole);
    return accessFacts({ ...data, bindings, tokens });
  }, [data, plan.subject, tokens]);
  return useMemo(() => {
    const added = plan.to.map(({ role, projectId }, at) => ({
      id: `new ${at}`,
      subject: plan.subject,
      role,
      projectId: projectId || null,
    }));
    return blastRadius(facts, { removed: plan.from.map(({ id }) => id), added });
  }, [facts, plan]);
}
