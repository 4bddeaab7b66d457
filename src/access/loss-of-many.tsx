import { permissionsOfRole } from '#domain/rules/access.ts';
import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { formatCount } from '#src/lib/counted.ts';
import { onceForEach } from '#src/lib/once-for-each.ts';
import { sortRows } from '#src/lib/sort.ts';
import type { BindingFacts } from './binding-problems.ts';
import type { LossData } from './loss-of-one.tsx';
import { barredWords } from './loss-words.ts';
import { isSensitive } from './permission-words.ts';
import type { SubjectWords } from './subject-words.ts';
import { useSubjectWords } from './use-subject-words.ts';

type LossProps = {
  data: LossData;
  items: readonly BindingFacts[];
  loss: BlastRadius;
  nameOf: (binding: BindingFacts) => string;
  /** Whether `loss.ownersLeft` are only people who have signed in. */
  knowsOwners?: boolean | undefined;
};

const listedAtOnce = 50;

/** Says who loses access when many role bindings are deleted, and who has none afterwards. */
export function LossOfMany({ data, items, loss, nameOf, knowsOwners = false }: LossProps) {
  const words = useSubjectWords();
  const isSelf = loss.subjects.some(({ subject }) => subject === data.self.subject);
  const hasNoOwner = loss.touchesOwner && loss.ownersLeft.length === 0;
  return (
    <>
      {loss.touchesOwner && (hasNoOwner || !knowsOwners) && <Owners isLast={hasNoOwner} />}
      {isSelf && !hasNoOwner && (
        <Notice tone="warning" title="Your own access is among them">
          It goes last, once all others are gone. Somebody else has to give it back.
        </Notice>
      )}
      <p>{whoLoses(loss, hasNoOwner, words)}</p>
      {/* Without a frame that scrolls, the buttons would be far below. The keyboard scrolls it, too. */}
      <ul
        aria-label="Role bindings"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard
        tabIndex={0}
        className="max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line"
      >
        {powerfulFirst(items, data).map((binding) => (
          <li key={binding.id} className="px-3 py-2 wrap-anywhere">
            <bdi>{nameOf(binding)}</bdi>
          </li>
        ))}
        {items.length > listedAtOnce && (
          <li className="px-3 py-2 text-text-muted">and {formatCount(items.length - listedAtOnce)} more</li>
        )}
      </ul>
      <div className="grid gap-1 text-text-muted">
        {!hasNoOwner && loss.subjects.length > 0 && <p>{afterwards(loss, words)}</p>}
        {loss.barred.length > 0 && <p>{barredWords(loss.barred, words, 'nothing is lost there')}</p>}
        {loss.idle > 0 && <p>{idleWords(loss.idle)}</p>}
        {items.length < data.bindings.length && <p>All other role bindings stay.</p>}
      </div>
    </>
  );
}

/** The first fifty, those before that give the most. */
function powerfulFirst(items: readonly BindingFacts[], { roles }: LossData): readonly BindingFacts[] {
  const powerOf = onceForEach((role: string) => {
    const given = permissionsOfRole(role, roles ?? []);
    return given.some(isSensitive) ? given.length : 0;
  });
  return sortRows(items, ({ role }) => powerOf(role), 'descending').slice(0, listedAtOnce);
}

/** Only the backend knows which owner is the last, and which of the others have signed in. */
function Owners({ isLast }: { isLast: boolean }) {
  return (
    <Notice tone="warning" title={isLast ? 'No owner would be left' : 'This includes owners'}>
      An organization needs at least one owner who has signed in.{' '}
      {isLast
        ? 'The last one keeps their role; all others are deleted.'
        : 'If none of the owners who stay ever signed in, the last deletion is refused.'}
    </Notice>
  );
}

function whoLoses({ subjects }: BlastRadius, hasNoOwner: boolean, { first }: SubjectWords): string {
  if (subjects.length === 0) return 'Nothing changes: nobody loses anything.';
  if (hasNoOwner) return 'Everyone here will immediately lose these roles, except for the last owner:';
  return `${first(subjects.map(({ subject }) => subject))} will immediately lose what these roles give:`;
}

/** Who has no access afterwards, as briefly as possible. */
function afterwards({ subjects }: BlastRadius, { first }: SubjectWords): string {
  const emptied = subjects.filter(({ remaining }) => remaining === 0);
  if (emptied.length === 0) return subjects.length === 1 ? 'Other roles stay.' : 'Each of them keeps another role.';
  if (subjects.length > 1 && emptied.length === subjects.length) return 'None of them will have any access.';
  return `${first(emptied.map(({ subject }) => subject))} will have no access.`;
}

function idleWords(count: number): string {
  return count === 1
    ? 'One of the role bindings has no effect: its project or role was deleted.'
    : `${formatCount(count)} of the role bindings have no effect: their projects or roles were deleted.`;
}
