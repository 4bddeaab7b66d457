import { useQuery } from '@tanstack/react-query';
import { parseSubject } from '#domain/rules/subject.ts';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { lossOf } from '#src/access/loss.ts';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountTokensQuery } from '#src/api/service-accounts.ts';
import { counted } from '#src/lib/counted.ts';
import type { BindingsData } from '../list/bindings-data.ts';

type TokenData = Pick<BindingsData, 'organizationId' | 'accounts' | 'bindings' | 'roles' | 'projects'>;
type AccountTokensProps = { data: TokenData; binding: BindingFacts };

/** For a service account that loses a role: which of its API tokens lose that access, too, and when each was last used. */
export function AccountTokens({ data, binding }: AccountTokensProps) {
  const parsed = parseSubject(binding.subject);
  const account =
    parsed.kind === 'serviceaccount' ? data.accounts?.find(({ name }) => name === parsed.name) : undefined;
  return account && <TokensThatLose {...{ data, binding }} accountId={account.id} />;
}

function TokensThatLose({ data, binding, accountId }: AccountTokensProps & { accountId: string }) {
  const { organizationId, bindings } = data;
  const { allowed } = useCan(organizationId, 'serviceaccounttoken.list');
  const { data: tokens } = useQuery({
    ...serviceAccountTokensQuery(organizationId, accountId),
    enabled: allowed === true,
  });
  if (!tokens) return null;
  const losing = lossOf([binding], bindings, { ...data, tokens }).tokens.map(({ token }) => token);
  if (losing.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">
        {losing.length === 1
          ? '1 API token loses this access'
          : `${counted(losing.length, 'API token')} lose this access`}
      </h3>
      <LostTokens tokens={losing} outcome="lose-access" />
    </section>
  );
}
