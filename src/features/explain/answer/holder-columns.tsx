import { Link } from '@tanstack/react-router';
import type { ProjectScope } from '#domain/rules/access.ts';
import type { Holder } from '#domain/rules/explain/answers.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import type { Column } from '#src/kit/table/column.ts';
import { counted } from '#src/lib/counted.ts';
import { searchOf } from '../asked.ts';
import type { SeenFacts } from '../facts/use-seen-facts.ts';
import { linkClass } from '../link-class.ts';
import { subjectLink } from '../who/subject-link.tsx';
import { BindingLine } from './binding-line.tsx';

type Sources = { seen: SeenFacts; permission: Permission; projectId: ProjectScope };

/** Who, by which role bindings, and by what they act. */
export function holderColumns({ seen, permission, projectId }: Sources): readonly Column<Holder>[] {
  const { organizationId, names } = seen;
  return [
    {
      id: 'subject',
      header: 'Subject',
      primary: true,
      value: ({ subject }) => names.get(subject) ?? subjectText(subject),
      cell: ({ subject }) => (
        <SubjectLabel subject={subject} name={names.get(subject)} link={subjectLink(subject, seen)} />
      ),
    },
    {
      id: 'through',
      header: 'Given by',
      width: 'clamp(16rem, 30vw, 28rem)',
      cell: ({ bindings }) => <Through bindings={bindings} />,
    },
    { id: 'means', header: 'Acts by', width: '12rem', cell: (holder) => meansOf(holder, seen) },
    {
      id: 'why',
      header: 'Why',
      width: '4.5rem',
      cell: ({ subject }) => (
        <Link
          to="/organizations/$organizationId/iam/explain-access"
          params={{ organizationId }}
          search={searchOf({ shape: 'why', who: { kind: 'subject', subject }, permission, scope: projectId })}
          className={linkClass}
        >
          Why
          <SubjectCan subject={subject} />
        </Link>
      ),
    },
  ];
}

/** For readers: all these links are called the same. */
function SubjectCan({ subject }: Pick<Holder, 'subject'>) {
  return <span className="sr-only"> {useSubjectWords().within(subject)} can</span>;
}

function Through({ bindings }: Pick<Holder, 'bindings'>) {
  const [first] = bindings;
  return (
    <span className="grid gap-1">
      {first && <BindingLine binding={first} />}
      {bindings.length > 1 && (
        <span className="text-text-muted">and {counted(bindings.length - 1, 'more role binding')}</span>
      )}
    </span>
  );
}

/** "3 API tokens, 1 limited elsewhere", "Signing in", "Never signed in". */
function meansOf({ account, tokens, limitedTokens, hasSignedIn }: Holder, { states }: SeenFacts) {
  if (!account)
    return <span className="text-text-muted">{hasSignedIn === false ? 'Never signed in' : 'Signing in'}</span>;
  if (states.tokens !== 'known') return <span className="text-text-muted">API tokens</span>;
  const limited = limitedTokens.length > 0 ? `, ${limitedTokens.length} limited elsewhere` : '';
  return tokens.length === 0 ? (
    <span className="text-text-muted">No API token{limited}</span>
  ) : (
    counted(tokens.length, 'API token') + limited
  );
}
