import { UserX } from 'lucide-react';
import { useMemo } from 'react';
import type { ProjectScope } from '#domain/rules/access.ts';
import type { Holder } from '#domain/rules/explain/answers.ts';
import { whoCan } from '#domain/rules/explain/who-can.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { actWords } from '#src/access/loss-words.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { counted, formatCount } from '#src/lib/counted.ts';
import { listed } from '#src/lib/listed.ts';
import { useSeen } from '../facts/seen-context.ts';
import { subjectLink } from '../who/subject-link.tsx';
import { BindingLine } from './binding-line.tsx';
import { BarredWords } from './cause-words.tsx';
import { holderColumns } from './holder-columns.tsx';
import { Incomplete } from './incomplete.tsx';
import { ScopeName } from './scope-name.tsx';
import { Verdict } from './verdict.tsx';

type WhoAnswerProps = { permission: Permission; projectId: ProjectScope };

/** Who can do something: everybody by the role bindings that give it, with the API tokens that can do it. */
export function WhoAnswer({ permission, projectId }: WhoAnswerProps) {
  const seen = useSeen();
  const { facts, names } = seen;
  const answer = useMemo(() => whoCan(facts, permission, projectId), [facts, permission, projectId]);
  const columns = useMemo(() => holderColumns({ seen, permission, projectId }), [seen, permission, projectId]);
  const search = useMemo(
    () => ({
      looksAt: 'names and e-mails',
      textsOf: ({ subject }: Holder) => [subjectText(subject), names.get(subject) ?? '', subject],
    }),
    [names],
  );
  const list = useList({
    noun: 'holder',
    rows: answer.holders,
    columns,
    search,
    sort: 'subject',
    keyOf,
    nameOf: keyOf,
  });
  return (
    <div className="grid gap-4">
      <Verdict
        kind="list"
        title={
          <>
            {holderWords(answer.holders)} can {actWords(permission)} (<Mono>{permission}</Mono>) in{' '}
            <ScopeName projectId={projectId} />
            {answer.isComplete ? '.' : ', as far as you can see.'}
          </>
        }
      >
        {answer.isProjectGone && <p>It was deleted, or belongs to another organization.</p>}
      </Verdict>
      <Incomplete isComplete={answer.isComplete} missing={answer.missing} />
      <ListView
        list={list}
        empty={
          <EmptyState icon={<UserX />} title="Nobody can do this here">
            Give somebody a role that includes it, on the Role Bindings page.
          </EmptyState>
        }
      />
      {answer.barred.length > 0 && (
        <details className="rounded-lg border border-line bg-surface-raised">
          <summary className="px-4 py-2.5">
            {formatCount(answer.barred.length)} more would have it, but nobody can act as them
          </summary>
          <ul className="grid gap-3 border-t border-line px-4 py-3">
            {answer.barred.map(({ subject, bindings, why }) => (
              <li key={subject} className="grid gap-1">
                <SubjectLabel subject={subject} name={names.get(subject)} link={subjectLink(subject, seen)} />
                <BarredWords barred={why} who={{ kind: 'subject', subject }} />
                {bindings.map((binding) => (
                  <BindingLine key={binding.id} binding={binding} />
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** "1 person and 2 service accounts", "Nobody". */
function holderWords(holders: readonly Holder[]): string {
  const accounts = holders.filter(({ account }) => account).length;
  const people = holders.length - accounts;
  if (holders.length === 0) return 'Nobody';
  return listed([
    ...(people > 0 ? [people === 1 ? '1 person' : `${formatCount(people)} people`] : []),
    ...(accounts > 0 ? [counted(accounts, 'service account')] : []),
  ]);
}

const keyOf = ({ subject }: Holder) => subject;
