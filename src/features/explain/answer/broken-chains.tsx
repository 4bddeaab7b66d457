import type { Cause, Why } from '#domain/rules/explain/answers.ts';
import type { BindingFact, Question } from '#domain/rules/explain/facts.ts';
import { BindingLine } from './binding-line.tsx';
import { type Breaks, Chain } from './chain.tsx';

type BrokenChainsProps = { question: Question; answer: Exclude<Why, { answer: 'yes' }> };

/**
 * The role bindings that the cause speaks of, each with the part that makes it useless here; without that part where it
 * isn't sure.
 */
export function BrokenChains({ question: { permission }, answer }: BrokenChainsProps) {
  const { bindings, breaks } = brokenIn(answer.answer === 'no' ? answer.cause : answer.likely);
  if (bindings.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{bindings.length === 1 ? 'The role binding' : 'The role bindings'}</h3>
      {bindings.slice(0, shown).map((binding) => {
        if (answer.answer === 'unknown') return <BindingLine key={binding.id} binding={binding} />;
        const { subject, role, projectId: through } = binding;
        return <Chain key={binding.id} chain={{ subject, binding, role, permission, through }} breaks={breaks} />;
      })}
      {bindings.length > shown && <p className="text-text-muted">And {bindings.length - shown} more.</p>}
    </section>
  );
}

type Broken = { readonly bindings: readonly BindingFact[]; readonly breaks: Breaks };

function brokenIn(cause: Cause): Broken {
  if (cause.kind === 'role-lacks') return { bindings: cause.bindings, breaks: { permission: 'Not in this role' } };
  if (cause.kind === 'other-projects') {
    return cause.giving.length > 0
      ? { bindings: cause.giving, breaks: { scope: 'Only there' } }
      : { bindings: cause.bindings, breaks: { permission: 'Not in this role', scope: 'Only there' } };
  }
  if (cause.kind !== 'gone' || cause.what === 'asked-project') return { bindings: [], breaks: {} };
  return {
    bindings: cause.bindings,
    breaks: cause.what === 'role' ? { role: 'No effect' } : { scope: 'No effect' },
  };
}

const shown = 3;
