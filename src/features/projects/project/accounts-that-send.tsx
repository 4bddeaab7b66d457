import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bot } from 'lucide-react';
import { useMemo } from 'react';
import type { AccessFacts } from '#domain/rules/explain/facts.ts';
import { answerOf } from '#src/access/answer.ts';
import type { RoleSummary } from '#src/access/role-name.ts';
import { useCan } from '#src/access/use-can.ts';
import { tokenUsesQuery } from '#src/api/activity.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { DataTable } from '#src/kit/table/data-table.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { counted } from '#src/lib/counted.ts';
import { CreateTokenLink, SetUpClientLink } from './create-token-link.tsx';
import { senderColumns } from './sender-columns.tsx';
import { type SenderRow, senderRows } from './sender-rows.ts';
import { writersOf } from './writers.ts';

type AccountsThatSendProps = {
  organizationId: string;
  projectId: string;
  /** Those that count in the project. */
  facts: AccessFacts;
  roles: readonly RoleSummary[] | undefined;
};

/** The service accounts that can send data to a project, and when each last did. */
export function AccountsThatSend({ organizationId, projectId, facts, roles }: AccountsThatSendProps) {
  const seesUses = useCan(organizationId, 'serviceaccounttoken.list').allowed;
  const isTold = useCapability('activity');
  const uses = useQuery({ ...tokenUsesQuery(organizationId, projectId), enabled: seesUses === true });
  const tokens = useQuery(legacyTokensQuery(organizationId));
  const answer = answerOf('serviceaccounttoken.list', seesUses, uses);
  const told = isTold === true ? uses.data : undefined;
  const rows = useMemo(
    () => senderRows(writersOf(facts, projectId).writers, told, facts.accounts),
    [facts, projectId, told],
  );
  const reason = isTold === false ? 'This server can’t tell' : reasons[answer.kind];
  const columns = useMemo(() => senderColumns({ organizationId, roles, reason }), [organizationId, roles, reason]);
  const legacyTokens = tokens.data?.filter((token) => token.projectId === projectId).length ?? 0;
  return (
    <Section
      title="Service accounts that can send data here"
      description="With the last time that one of their API tokens sent some."
      actions={
        rows.length > 0 && (
          <>
            <SetUpClientLink {...{ organizationId, projectId }} />
            <CreateTokenLink {...{ organizationId, projectId }} />
          </>
        )
      }
    >
      <FailedParts
        parts={[
          ...(answer.kind === 'failed' ? ['the last uses'] : []),
          ...(tokens.isError && !tokens.data ? ['the legacy tokens'] : []),
        ]}
      />
      {rows.length > 0 ? (
        <DataTable caption="Service accounts that can send data here" {...{ columns, rows, keyOf, nameOf }} />
      ) : (
        <div className="rounded-lg border border-line bg-surface-raised">
          <EmptyState
            icon={<Bot />}
            title="No service account can send data here"
            action={<SetUpClientLink {...{ organizationId, projectId }} />}
          >
            Set up a client: it gets a service account, a role for this project and an API token.
          </EmptyState>
        </div>
      )}
      {legacyTokens > 0 && (
        <p className="mt-3 text-text-muted">
          Clients can also send with{' '}
          <Link
            to="/organizations/$organizationId/projects/$projectId/legacy-tokens"
            params={{ organizationId, projectId }}
            preload={false}
            className={textLinkClass}
          >
            {counted(legacyTokens, 'legacy token')}
          </Link>{' '}
          of this project. Move them to API tokens.
        </p>
      )}
    </Section>
  );
}

const reasons = { known: undefined, loading: undefined, denied: 'Not visible to you', failed: 'Not loaded' };

const keyOf = ({ subject }: SenderRow) => subject;
const nameOf = ({ name }: SenderRow) => name;
