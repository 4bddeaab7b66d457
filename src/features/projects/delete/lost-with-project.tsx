import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { tokenFact } from '#src/access/access-facts.ts';
import { known } from '#src/access/answer.ts';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { roleName } from '#src/access/role-name.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useCapability } from '#src/api/capabilities.ts';
import { Few, Lost } from '#src/flows/deletion/lost.tsx';
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
