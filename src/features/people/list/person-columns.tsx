import { ProblemMark } from '#src/access/problem-mark.tsx';
import { RolesHeld, type RolesContext, rolesHeldTexts } from '#src/access/roles-held.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { Pill } from '#src/kit/text/pill.tsx';
import { LastSignIn } from '../last-sign-in.tsx';
import { cameByWords, whyNoSignIn } from '../person-words.ts';
import type { PersonRow } from './person-rows.ts';

/** Who they are, their roles, when they last signed in and, where the backend tells it, how they came. */
export function personColumns(context: RolesContext, tellsMore: boolean): readonly Column<PersonRow>[] {
  return [
    {
      id: 'name',
      header: 'Person',
      primary: true,
      width: 'clamp(15rem, 36%, 28rem)',
      value: ({ name, email }) => name || email,
      exportedToo: {
        subject: { header: 'Subject', of: ({ subject }) => subject },
        email: { header: 'E-mail', of: ({ email }) => email },
        provider: { header: 'Provider', of: ({ provider }) => provider },
      },
      cell: (row) => <Person row={row} />,
    },
    {
      id: 'roles',
      header: 'Roles',
      exported: ({ bindings }) => rolesHeldTexts(bindings, context),
      cell: ({ subject, bindings }) => <RolesHeld {...{ subject, bindings, context }} />,
    },
    {
      id: 'lastSignIn',
      header: 'Last sign-in',
      width: '8.5rem',
      value: ({ lastSignIn }) => lastSignIn,
      cell: (row) => <LastSignIn {...row} />,
    },
    ...(tellsMore ? [cameColumn] : []),
  ];
}

function Person({ row }: { row: PersonRow }) {
  const problem = whyNoSignIn(row);
  return (
    <>
      <SubjectLabel subject={row.subject} name={row.name || undefined} />
      {row.isSelf && (
        <span className="shrink-0">
          <Pill>You</Pill>
        </span>
      )}
      {problem !== undefined && <ProblemMark words={problem} />}
    </>
  );
}

const cameColumn: Column<PersonRow> = {
  id: 'joinedVia',
  header: 'Joined via',
  width: '8rem',
  hideBelow: 'lg',
  value: ({ cameBy }) => cameBy && cameByWords[cameBy],
  cell: ({ cameBy }) => <span className="text-text-muted">{cameBy ? cameByWords[cameBy] : 'Unknown'}</span>,
};
