import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { ReactNode } from 'react';
import { type ClientKind, clients } from '#domain/rules/clients.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { absolute } from '#src/lib/format-date.ts';
import type { RevokeState } from './revoke-state.ts';
import type { MigrationState } from './use-migration.ts';

const absenceWords = {
  none: 'None: the client is new.',
  reading: 'Loading…',
  gone: 'Revoked.',
  unseen: 'Not visible to you.',
  failed: 'Not loaded.',
};

/** The legacy token with its last use, as far as that can be known. */
export function LegacyWords({ state }: { state: MigrationState }): ReactNode {
  const { legacy, keeps } = state;
  if (legacy.kind !== 'there') return absenceWords[legacy.kind];
  const { name, lastUsedAt } = legacy.token;
  return (
    <span className="flex flex-wrap gap-x-2">
      <bdi className="font-medium wrap-anywhere">{name}</bdi>
      <span className="text-text-muted">
        {keeps === false ? (
          'This backend doesn’t tell when it was last used.'
        ) : (
          <>
            last used: <RelativeTime at={lastUsedAt && timestampDate(lastUsedAt)} />
          </>
        )}
      </span>
    </span>
  );
}

/** Why the legacy token should stay for now, or that it can go. */
export function quietWords(state: RevokeState, kind: ClientKind): string {
  if (state.kind === 'ready') return 'The API token works, and nothing uses the legacy token any more.';
  if (state.kind === 'unused') return 'Revoke the legacy token once the client uses its API token.';
  if (state.kind === 'unknown') {
    return 'This backend doesn’t tell when legacy tokens are used. Revoke it once every client that has it is changed.';
  }
  return `Some client still used the legacy token a short time ago. If nothing uses it for ${silenceWords(kind)}, it counts as silent: at ${absolute(state.until)}.`;
}

const minutes = 60_000;
const days = 24 * 60 * minutes;

function silenceWords(kind: ClientKind): string {
  const { silence } = clients[kind];
  return silence < days ? `${silence / minutes} minutes` : `${silence / days} days`;
}
