import { maxServiceAccounts, maxTokens } from '#domain/rules/quota.ts';
import { numberedId } from '#domain/seed-ids.ts';
import type { Token } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { demoOfAcme } from '#mocks/scenarios/demo.ts';
import { madeBy } from '#mocks/scenarios/pieces.ts';

/** The demo with the maximum number of service accounts; the first of them has the maximum number of tokens. */
export function quotaFull(now: Date): World {
  const world = demoOfAcme(now);
  const made = madeBy(now);
  const missing = maxServiceAccounts - world.serviceAccounts.length;
  const added = Array.from({ length: missing }, (_, index) => ({
    ...made(numberedId('f0110001', index), 30),
    name: `worker-${String(index + 1).padStart(2, '0')}`,
  }));
  const [first] = world.serviceAccounts;
  const tokens = first ? Array.from({ length: maxTokens }, (_, index) => token(index, first.id)) : [];

  function token(index: number, serviceAccountId: string): Token {
    const id = numberedId('f0110002', index);
    const hash = id.replaceAll('-', '').repeat(2);
    return { ...made(id, 30), serviceAccountId, name: `token-${index + 1}`, projectId: null, hash, lastUsedAt: null };
  }

  return {
    ...world,
    serviceAccounts: [...world.serviceAccounts, ...added],
    tokens: [...world.tokens.filter(({ serviceAccountId }) => serviceAccountId !== first?.id), ...tokens],
  };
}
