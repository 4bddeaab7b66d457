import { useMemo } from 'react';
import { blastRadius } from '#domain/rules/blast-radius.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { accessFacts } from '#src/access/access-facts.ts';
import { projectIdsOf } from '#src/access/scope-choice.ts';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { counted } from '#src/lib/counted.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { useTokensOf } from '../use-tokens-of.ts';
import type { BindingForm } from './binding-form.ts';
import { giftsOf } from './give-role.ts';
import { subjectsOf } from './subject-entries.ts';

type TokensTooProps = { values: BindingForm; data: BindingsData };

/** So many accounts are looked at. */
const mostAccounts = 5;

/** For service accounts that get the role: how many of their API tokens gain by it. Whoever has one of them gains, too. */
export function TokensToo({ values, data }: TokensTooProps) {
  const accounts = subjectsOf(values.subjects).filter((subject) => parseSubject(subject).kind === 'serviceaccount');
  return accounts.slice(0, mostAccounts).map((subject) => <TokensOfOne key={subject} {...{ subject, values, data }} />);
}

function TokensOfOne({ subject, values: { role, scope }, data }: TokensTooProps & { subject: string }) {
  const { first } = useSubjectWords();
  const { tokens } = useTokensOf(subject, data);
  const gaining = useMemo(() => {
    const added = giftsOf([subject], projectIdsOf(scope)).map(({ projectId }, at) => ({
      id: `new ${at}`,
      subject,
      role,
      projectId: projectId || null,
    }));
    const bindings = data.bindings.filter((binding) => binding.subject === subject);
    const facts = accessFacts({ ...data, bindings, tokens });
    return blastRadius(facts, { removed: [], added }).tokens.length;
  }, [subject, role, scope, data, tokens]);
  if (role === '' || gaining === 0) return null;
  return (
    <p className="text-sm wrap-anywhere text-text-muted">
      <bdi>{first(subject)}</bdi>: {gaining === 1 ? '1 API token gains' : `${counted(gaining, 'API token')} gain`} the
      same, and so does everybody who has {gaining === 1 ? 'it' : 'one of them'}.
    </p>
  );
}
