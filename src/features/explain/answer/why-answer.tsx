import { useMemo } from 'react';
import type { Why } from '#domain/rules/explain/answers.ts';
import type { Question } from '#domain/rules/explain/facts.ts';
import { why } from '#domain/rules/explain/why.ts';
import { actWords } from '#src/access/loss-words.ts';
import { Mono } from '#src/kit/text/pill.tsx';
import { useSeen } from '../facts/seen-context.ts';
import { Fixes } from '../fixes/fixes.tsx';
import { WhoName } from '../who/who-name.tsx';
import { BrokenChains } from './broken-chains.tsx';
import { CauseWords, LikelyWords } from './cause-words.tsx';
import { Chain } from './chain.tsx';
import { Incomplete } from './incomplete.tsx';
import { ScopeName } from './scope-name.tsx';
import { Verdict } from './verdict.tsx';

/** Why somebody can or can't do something: the chains that give it, or the one cause and what would mend it. */
export function WhyAnswer({ question }: { question: Question }) {
  const { facts, held } = useSeen();
  const { who, permission, projectId } = question;
  const answer = useMemo(
    () => why(facts, { who, permission, projectId }, held),
    [facts, who, permission, projectId, held],
  );
  return (
    <div className="grid gap-4">
      <Verdict kind={answer.answer} title={<Sentence question={question} answer={answer.answer} />}>
        {answer.answer === 'no' && <CauseWords cause={answer.cause} who={who} />}
        {answer.answer === 'unknown' && (
          <LikelyWords cause={answer.likely} who={who} areRolesMissing={answer.missing.includes('roles')} />
        )}
      </Verdict>
      <Incomplete isComplete={answer.isComplete} missing={answer.missing} />
      {answer.answer === 'yes' ? <Chains answer={answer} /> : <BrokenChains {...{ question, answer }} />}
      {answer.answer === 'no' && <Fixes cause={answer.cause} fixes={answer.fixes} />}
    </div>
  );
}

/** "Yes: service account ci-main can upload debug info (debuginfo.write) in project Checkout." */
function Sentence({ question, answer }: { question: Question; answer: Why['answer'] }) {
  const { who, permission, projectId } = question;
  const start = { yes: 'Yes: ', no: 'No: ', unknown: 'It isn’t known whether ' }[answer];
  const verb = answer === 'no' ? ' can’t ' : ' can ';
  return (
    <>
      {start}
      <WhoName who={who} />
      {verb}
      {actWords(permission)} (<Mono>{permission}</Mono>) in <ScopeName projectId={projectId} />.
    </>
  );
}

function Chains({ answer }: { answer: Why & { answer: 'yes' } }) {
  const { chains, token } = answer;
  if (chains.length === 0) {
    return (
      <p className="text-text-muted">The server says so. You can’t see the role bindings or roles that give it.</p>
    );
  }
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">
        {chains.length === 1 ? 'What gives it' : `${chains.length} role bindings give it`}
      </h3>
      {chains.map((chain) => (
        <Chain key={chain.binding.id} chain={chain} token={token} />
      ))}
    </section>
  );
}
