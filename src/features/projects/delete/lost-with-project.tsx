import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { ReactNode } from 'react';
import type { Project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { tokenFact } from '#src/access/access-facts.ts';
import { type Answer, known } from '#src/access/answer.ts';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { roleName } from '#src/access/role-name.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useCapability } from '#src/api/capabilities.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { counted, formatCount } from '#src/lib/counted.ts';
import { migrationNames } from './migration-names.ts';
import { useLostWithProject } from './use-lost-with-project.ts';

/** Everything that is deleted with a project, counted and named, and what stays. */
export function LostWithProject({ project }: { project: Project }) {
  const { bindings, tokens, legacyTokens, migrations } = useLostWithProject(project);
  const seesLastUse = useCapability('migrations');
  return (
    <>
      <Lost what="role binding" ends="deleted" answer={bindings}>
        {(rows) => (
          <Few rows={rows}>
            {({ subject, role }) => (
              <span className="flex flex-wrap items-center justify-between gap-x-4">
                <SubjectLabel subject={subject} link={null} />
                <bdi className="text-text-muted">{roleName(role) || 'A deleted role'}</bdi>
              </span>
            )}
          </Few>
        )}
      </Lost>
      <Lost what="API token" that="limited to it" ends="revoked" answer={tokens}>
        {(rows) => (
          <LostTokens tokens={rows.map(({ token, account }) => ({ ...tokenFact(token), accountName: account.name }))} />
        )}
      </Lost>
      <Lost what="legacy token" ends="revoked" answer={legacyTokens}>
        {(rows) => (
          <LostTokens
            tokens={rows.map(({ id, name, lastUsedAt }) => ({
              id,
              name,
              lastUsedAt: lastUsedAt ? timestampDate(lastUsedAt) : seesLastUse === false ? undefined : null,
            }))}
          />
        )}
      </Lost>
      <Lost what="migration" ends="deleted" answer={migrations}>
        {(rows) => (
          <Few rows={migrationNames(rows, known(legacyTokens), known(tokens))}>
            {({ name, isUnderWay }) => (
              <>
                <bdi className="font-medium">{name}</bdi>
                {isUnderWay && <span className="text-text-muted">, under way</span>}
              </>
            )}
          </Few>
        )}
      </Lost>
      <p className="text-text-muted">
        Its profiles and debug info can’t be read any more. Service accounts stay, with their roles elsewhere. A new
        project with the same name has another ID, and gets nothing of this.
      </p>
    </>
  );
}

type LostProps<Row> = {
  /** What one of them is: "API token". */
  what: string;
  /** Which of them, after the noun: "limited to it". */
  that?: string;
  ends: 'deleted' | 'revoked';
  answer: Answer<readonly Row[]>;
  children: (rows: readonly Row[]) => ReactNode;
};

/** One kind of what is lost: how many, and which; or that the person can't see it. */
function Lost<Row>({ what, that, ends, answer, children }: LostProps<Row>) {
  if (answer.kind === 'loading') return <Skeleton className="h-4 w-56" />;
  const nouns = [`${what}s`, that].filter(Boolean).join(' ');
  if (answer.kind !== 'known') {
    return (
      <p>
        All {nouns} are {ends}.{' '}
        {answer.kind === 'denied' ? 'You can’t see which they are.' : 'They could not be loaded.'}
      </p>
    );
  }
  const rows = answer.value;
  if (rows.length === 0) return <p className="text-text-muted">No {nouns}.</p>;
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">
        {[counted(rows.length, what), that, rows.length === 1 ? 'is' : 'are', ends].filter(Boolean).join(' ')}
      </h3>
      {children(rows)}
    </section>
  );
}

const listedAtOnce = 6;

type FewProps<Row> = { rows: readonly Row[]; children: (row: Row) => ReactNode };

/** The first of them, and how many more. */
function Few<Row extends { readonly id: string }>({ rows, children }: FewProps<Row>) {
  return (
    <ul className="grid gap-1">
      {rows.slice(0, listedAtOnce).map((row) => (
        <li key={row.id} className="min-w-0 wrap-anywhere">
          {children(row)}
        </li>
      ))}
      {rows.length > listedAtOnce && <li>and {formatCount(rows.length - listedAtOnce)} more</li>}
    </ul>
  );
}
