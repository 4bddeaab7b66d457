import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { blastRadius } from '#domain/rules/blast-radius.ts';
import type { AccessFacts } from '#domain/rules/explain/facts.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { accessFacts, tokenFact } from '#src/access/access-facts.ts';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { lostWords } from '#src/access/loss-words.ts';
import { roleName } from '#src/access/role-name.ts';
import { type Projects, scopePhrase } from '#src/access/scope-state.ts';
import { useAccess } from '#src/access/use-access.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { counted } from '#src/lib/counted.ts';
import type { AccountRow } from '../list/account-rows.ts';

type LossProps = { organizationId: string; account: Pick<AccountRow, 'id' | 'subject'> };

/** What is deleted with one service account: its API tokens with their last use, and its role bindings. */
export function LossOfAccount({ organizationId, account }: LossProps) {
  return (
    <>
      <Tokens organizationId={organizationId} accountId={account.id} />
      <Bindings organizationId={organizationId} subject={account.subject} />
      <p className="text-text-muted">
        Its open invites end. Data it sent, and everything it created for others, stays. A new account with the same
        name gets neither its tokens nor its roles.
      </p>
    </>
  );
}

function Tokens({ organizationId, accountId }: { organizationId: string; accountId: string }) {
  const { data: tokens, isPending } = useQuery(serviceAccountTokensQuery(organizationId, accountId));
  if (isPending) {
    return (
      <Part title="API tokens">
        <Skeleton className="h-4 w-56" />
      </Part>
    );
  }
  if (!tokens) return <Part title="API tokens">All its API tokens stop working. You can’t see which they are.</Part>;
  if (tokens.length === 0) return <Part title="API tokens">It has no API token.</Part>;
  return (
    <Part title={tokens.length === 1 ? '1 API token stops working' : `${tokens.length} API tokens stop working`}>
      <LostTokens tokens={tokens.map(tokenFact)} />
    </Part>
  );
}

function Bindings({ organizationId, subject }: { organizationId: string; subject: string }) {
  const { bindings, roles, projects } = useAccess(organizationId);
  if (!bindings)
    return <Part title="Role bindings">All its role bindings are deleted. You can’t see which they are.</Part>;
  const own = bindings.filter((binding) => binding.subject === subject);
  if (own.length === 0) return <Part title="Role bindings">It has no role binding.</Part>;
  return (
    <Part title={`${counted(own.length, 'role binding')} ${own.length === 1 ? 'is' : 'are'} deleted`}>
      <ul className="grid gap-1">
        {own.map(({ id, role, projectId }) => (
          <li key={id} className="wrap-anywhere">
            <bdi className="font-medium">{roleName(role)}</bdi>{' '}
            <span className="text-text-muted">in {scopePhrase(projectId, projects)}</span>
          </li>
        ))}
      </ul>
      {roles && (
        <LostAccess
          facts={accessFacts({ organizationId, bindings: own, roles, projects })}
          {...{ subject, projects }}
        />
      )}
    </Part>
  );
}

/** What the account can do until then. */
function LostAccess({ facts, subject, projects }: { facts: AccessFacts; subject: string; projects: Projects }) {
  const parsed = parseSubject(subject);
  const accounts = parsed.kind === 'serviceaccount' ? [parsed.name] : [];
  const [own] = blastRadius(facts, { accounts }).subjects;
  if (!own) return <p>Nothing changes: they have no effect.</p>;
  return <p className="wrap-anywhere">It can no longer {lostWords(own.lost, projects)}.</p>;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}
