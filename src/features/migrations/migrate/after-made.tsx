import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Suspense } from 'react';
import type { ClientKind } from '#domain/rules/clients.ts';
import { FirstUse } from '#src/flows/first-use/first-use.tsx';
import { type FirstUseState, useFirstUse } from '#src/flows/first-use/use-first-use.ts';
import { LinesSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { RevokeStep } from '../end/revoke-step.tsx';
import { Configure } from '../lazy-parts.ts';
import { LegacyWords } from './legacy-words.tsx';
import { revokeState } from './revoke-state.ts';
import { Step } from './step.tsx';
import { stepStates } from './steps.ts';
import type { Keeping } from './use-keeping.ts';
import type { MigrationState } from './use-migration.ts';

type AfterMadeProps = {
  state: MigrationState;
  keeping: Keeping;
  kind: ClientKind;
  serviceAccountId: string;
  tokenId: string;
};

/** The steps once the token is made: change the client, watch it, revoke the legacy token. */
export function AfterMade({ state, keeping, kind, serviceAccountId, tokenId }: AfterMadeProps) {
  const { organizationId, projectId, search, legacy, migration, keeps } = state;
  const token = { organizationId, serviceAccountId, tokenId, projectId, client: kind };
  const newUse = usedAt(useFirstUse(token));
  const lastUsedAt = legacy.kind === 'there' ? legacy.token.lastUsedAt : undefined;
  const oldUse = keeps === false ? 'unknown' : lastUsedAt && timestampDate(lastUsedAt);
  const revoke = revokeState({ newUse, oldUse, readAt: state.readAt }, kind);
  const isRevoked = legacy.kind === 'gone' || legacy.kind === 'none';
  const isEnded = migration?.endedAt !== undefined || keeps === false;
  const states = stepStates(search, { isUsed: newUse !== undefined, isRevoked, isEnded });
  return (
    <>
      <Step at={4} title="Configure" state={states.configure}>
        <Suspense fallback={<LinesSkeleton />}>
          <Configure kind={kind} projectId={projectId} isFresh={search.from === undefined} />
        </Suspense>
      </Step>
      <Step at={5} title="Watch" state={states.watch}>
        <FirstUse {...token} />
        {legacy.kind !== 'none' && (
          <Facts>
            <Fact name="Legacy token">
              <LegacyWords state={state} />
            </Fact>
          </Facts>
        )}
      </Step>
      <Step at={6} title={legacy.kind === 'none' ? 'Finish' : 'Revoke'} state={states.revoke}>
        <RevokeStep {...{ state, keeping, kind, revoke }} isUsed={newUse !== undefined} />
      </Step>
    </>
  );
}

/** When the token was last used as it should be. */
function usedAt(seen: FirstUseState): Date | undefined {
  if (seen.kind === 'seen') return seen.seen.use?.at;
  return seen.kind === 'seen-little' ? seen.at : undefined;
}
