import { Suspense, useState } from 'react';
import type { ClientKind } from '#domain/rules/clients.ts';
import type { LegacyToken } from '#src/api/legacy-tokens.ts';
import { FailureNotice } from '#src/flows/failure/failure-notice.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { RevokeDialog } from '../lazy-parts.ts';
import { quietWords } from '../migrate/legacy-words.tsx';
import type { RevokeState } from '../migrate/revoke-state.ts';
import type { Keeping } from '../migrate/use-keeping.ts';
import type { MigrationState } from '../migrate/use-migration.ts';

type RevokeStepProps = {
  state: MigrationState;
  keeping: Keeping;
  kind: ClientKind;
  revoke: RevokeState;
  /** Whether the client has used its API token. */
  isUsed: boolean;
};

/** Revokes the legacy token and ends the migration. Before it is time, only "Revoke anyway" does. */
export function RevokeStep({ state, keeping, kind, revoke, isUsed }: RevokeStepProps) {
  const { organizationId, legacy, migration, canUpdate } = state;
  // While it is revoked, the dialog tells how it went.
  const [asked, setAsked] = useState<LegacyToken>();
  const token = legacy.kind === 'there' ? legacy.token : asked;
  if (token) {
    const isReady = revoke.kind === 'ready';
    return (
      <>
        <p className="max-w-[72ch] text-text-muted">{quietWords(revoke, kind)}</p>
        <div>
          <Button
            variant={isReady ? 'primary' : 'secondary'}
            disabledReason={canUpdate.reason}
            preload={RevokeDialog.preload}
            onClick={() => setAsked(token)}
          >
            {isReady ? 'Revoke legacy token' : 'Revoke anyway'}
          </Button>
        </div>
        <Suspense fallback={null}>
          {asked && (
            <RevokeDialog
              {...{ organizationId, kind, revoke }}
              token={asked}
              tellsUse={state.keeps !== false}
              migrationId={isUsed && !migration?.endedAt ? migration?.id : undefined}
              onClose={() => setAsked(undefined)}
            />
          )}
        </Suspense>
      </>
    );
  }
  return <Finish {...{ state, keeping, isUsed }} />;
}

type FinishProps = Pick<RevokeStepProps, 'state' | 'keeping' | 'isUsed'>;

/** Without a legacy token to revoke: ends the migration. */
function Finish({ state: { legacy, migration, canUpdate }, keeping, isUsed }: FinishProps) {
  const { finish, isBusy } = keeping;
  const failure = keeping.failureOf('finish');
  const words = {
    none: 'There is no legacy token to revoke.',
    gone: 'The legacy token is revoked: nothing can use it any more.',
    reading: 'Loading the legacy token…',
    unseen: 'You can’t see the legacy token. Somebody who can read this project’s tokens can revoke it.',
    failed: 'The legacy token could not be loaded.',
    there: '',
  }[legacy.kind];
  const mayFinish = migration && !migration.endedAt && (legacy.kind === 'none' || legacy.kind === 'gone');
  return (
    <>
      <p className="max-w-[72ch] text-text-muted">{words}</p>
      {mayFinish && (
        <>
          {failure && <FailureNotice title="The migration was not finished" error={failure} />}
          <div>
            <Button
              variant={isUsed ? 'primary' : 'secondary'}
              busy={isBusy}
              disabledReason={canUpdate.reason}
              onClick={() => void finish(migration.id)}
            >
              {isUsed ? 'Finish migration' : 'Finish anyway'}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
