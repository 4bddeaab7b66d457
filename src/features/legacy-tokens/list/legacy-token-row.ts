import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import { isInUse } from '#src/access/is-in-use.ts';
import type { LegacyToken } from '#src/api/legacy-tokens.ts';

/** How a legacy token is used, as far as the backend tells. */
export type UseState = 'in-use' | 'silent' | 'never' | 'unknown';

/** A row of a list of legacy tokens. */
export interface LegacyTokenRow {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  /** The project's name; empty while it isn't known. */
  readonly projectName: string;
  readonly createdAt?: Timestamp | undefined;
  readonly lastUsedAt: Date | undefined;
  readonly use: UseState;
}

/**
 * Legacy tokens as rows.
 * @param tellsUse whether the backend tells the last use; without it, a token without a last use isn't unused
 */
export function legacyTokenRows(
  tokens: readonly LegacyToken[],
  { names, tellsUse, now }: { names: ReadonlyMap<string, string>; tellsUse: boolean; now: Date },
): LegacyTokenRow[] {
  return tokens.map(({ id, name, projectId, createdAt, lastUsedAt }) => {
    const lastUse = lastUsedAt && timestampDate(lastUsedAt);
    const use = tellsUse ? stateOf(lastUse, now) : 'unknown';
    return { id, name, projectId, projectName: names.get(projectId) ?? '', createdAt, lastUsedAt: lastUse, use };
  });
}

function stateOf(lastUse: Date | undefined, now: Date): UseState {
  if (!lastUse) return 'never';
  return isInUse(lastUse, now) ? 'in-use' : 'silent';
}

/** What to do about a token, in the words of its row. */
export const todoWords: Readonly<Record<UseState, string>> = {
  'in-use': 'Migrate its client',
  silent: 'Migrate or revoke',
  never: 'Revoke: never used',
  unknown: 'Migrate its client',
};
