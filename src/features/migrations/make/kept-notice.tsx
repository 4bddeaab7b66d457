import { FailureWords } from '#src/flows/failure/failure-words.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import type { Keeping } from '../migrate/use-keeping.ts';
import type { MigrationState } from '../migrate/use-migration.ts';

/** Says whether colleagues find this migration in the list, and has it kept where that failed. */
export function KeptNotice({ state, keeping }: { state: MigrationState; keeping: Keeping }) {
  const { keeps, migration, canUpdate, search } = state;
  const failure = keeping.failureOf('keep');
  if (keeps === false) {
    return (
      <p className="max-w-[72ch] text-text-muted">
        This backend keeps no list of migrations. To go on later, or on another machine, keep this page’s address.
      </p>
    );
  }
  if (migration !== null || keeping.isBusy) return null;
  if (canUpdate.allowed === false) {
    return (
      <p className="max-w-[72ch] text-text-muted">
        This migration isn’t listed for your colleagues. {canUpdate.reason} To go on later, keep this page’s address.
      </p>
    );
  }
  return (
    <Notice
      tone="warning"
      title="This migration isn’t listed yet"
      action={<Button onClick={() => void keeping.keep(search)}>Add to the list</Button>}
      live={failure !== undefined}
    >
      {failure ? (
        <FailureWords error={failure} />
      ) : (
        'Colleagues find it once it is listed. Until then, keep this page’s address.'
      )}
    </Notice>
  );
}
