import type { BindingFacts } from '#src/access/binding-problems.ts';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { lossOf } from '#src/access/loss.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { counted } from '#src/lib/counted.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { useTokensOf } from '../use-tokens-of.ts';

type TokenData = Pick<BindingsData, 'organizationId' | 'accounts' | 'bindings' | 'roles' | 'projects'>;

/** For a service account that loses a role: which of its API tokens lose that access, too, and when each was last used. */
export function AccountTokens({ data, binding }: { data: TokenData; binding: BindingFacts }) {
  const { tokens, isLoading } = useTokensOf(binding.subject, data);
  if (isLoading) return <StillLoading />;
  if (!tokens) return null;
  const losing = lossOf([binding], data.bindings, { ...data, tokens }).tokens.map(({ token }) => token);
  if (losing.length === 0) return <p className="text-text-muted">No API token loses access.</p>;
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

/** Takes the space of one token: the buttons below must not move. */
function StillLoading() {
  return (
    <output className="grid gap-2">
      <span className="sr-only">Loading…</span>
      <Skeleton className="my-0.5 h-4 w-48" />
      <Skeleton className="my-0.5 h-4 w-full" />
    </output>
  );
}
