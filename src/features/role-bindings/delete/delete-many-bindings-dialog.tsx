import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { deleteRoleBinding, forgetRoleBindings, invalidateRoleBindings } from '#src/api/roles.ts';
import { DeleteManyDialog } from '#src/flows/delete-many/delete-many-dialog.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { formatCount } from '#src/lib/counted.ts';
import type { BindingRow } from '../list/binding-index.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { type LossOfMany, lossOfMany } from './loss-of-many.ts';

type DeleteManyBindingsDialogProps = {
  data: BindingsData;
  /** The places in the index of those that go. */
  selected: Uint32Array;
  /** `isDone`: all of them are gone. */
  onClose: (isDone: boolean) => void;
};

/** Takes many roles away, after saying from whom; the viewer's own last, for the right to delete the others is in them. */
export function DeleteManyBindingsDialog({ data: current, selected, onClose }: DeleteManyBindingsDialogProps) {
  const queryClient = useQueryClient();
  // What the person confirms must not change under them when the list is read anew.
  const [{ data, places }] = useState({ data: current, places: selected });
  const { organizationId, bindings, index, self } = data;
  const items = useMemo(() => Array.from(places), [places]);
  const idOf = (place: number) => bindings[place]?.id ?? '';
  return (
    <DeleteManyDialog
      noun="role binding"
      items={items}
      nameOf={(place) => inWords(index.row(place), data)}
      remove={(place) => deleteRoleBinding({ organizationId, id: idOf(place) })}
      isLast={(place) => bindings[place]?.subject === self.subject}
      refresh={async (deleted) => {
        await invalidateRoleBindings(queryClient, organizationId);
        forgetRoleBindings(queryClient, organizationId, new Set(Array.from(deleted, idOf)));
      }}
      onClose={onClose}
    >
      <Loss data={data} places={places} />
    </DeleteManyDialog>
  );
}

const listedAtOnce = 6;

function Loss({ data, places }: { data: BindingsData; places: Uint32Array }) {
  const { index, self } = data;
  const loss = useMemo(() => lossOfMany(index, places, self.subject), [index, places, self]);
  return (
    <>
      {loss.owners !== 'none' && (
        <Notice tone="warning" title={loss.owners === 'all' ? 'No owner would be left' : 'Owners are among them'}>
          An organization keeps an owner who has signed in
          {loss.owners === 'all'
            ? ', so the last one will be refused, and keeps its role. All others are deleted.'
            : ': if none of those who stay has, the last one will be refused.'}
        </Notice>
      )}
      {loss.touchesSelf && loss.owners !== 'all' && (
        <Notice tone="warning" title="Your own access is among them">
          It goes last, once all others are gone, and somebody else has to give it back.
        </Notice>
      )}
      <p>{whoLoses(loss)}</p>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {Array.from(places.subarray(0, listedAtOnce), (place) => (
          <Line key={place}>{inWords(index.row(place), data)}</Line>
        ))}
        {places.length > listedAtOnce && <Line>and {formatCount(places.length - listedAtOnce)} more</Line>}
      </ul>
      <div className="grid gap-1 text-text-muted">
        {loss.owners !== 'all' && loss.subjects.length > 0 && <p>{afterwards(loss)}</p>}
        {loss.idle > 0 && (
          <p>
            {loss.idle === 1
              ? 'One of the role bindings gives nothing as it is: its project or role was deleted.'
              : `${formatCount(loss.idle)} of the role bindings give nothing as it is: their projects or roles were deleted.`}
          </p>
        )}
        {places.length < data.bindings.length && <p>All other role bindings stay.</p>}
      </div>
    </>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <li className="px-3 py-2 wrap-anywhere">{children}</li>;
}

function inWords({ subject, role, projectId, entity }: BindingRow, { projects }: BindingsData) {
  return (
    <>
      <bdi className="font-medium">{subjectText(subject) || 'Unknown subject'}</bdi>:{' '}
      <bdi>{roleName(role) || 'Deleted role'}</bdi> in <bdi>{scopePhrase(projectId, projects)}</bdi>
      {entity && (
        <>
          , only <bdi>{entity}</bdi>
        </>
      )}
    </>
  );
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function names(subjects: readonly string[]): string {
  const few = subjects.slice(0, 4).map(subjectText);
  return list.format(
    subjects.length > 5 ? [...few, `${formatCount(subjects.length - 4)} more`] : subjects.map(subjectText),
  );
}

/** Which owner is the last one, only the backend knows. */
function whoLoses({ subjects, owners }: LossOfMany): string {
  const what = 'what these role bindings give, from the next call on';
  if (owners === 'all') return `Everybody loses ${what}; only the last owner keeps the Owner role.`;
  if (subjects.length === 0) return 'Nobody loses anything.';
  return `${names(subjects)} ${subjects.length === 1 ? 'loses' : 'lose'} ${what}.`;
}

/** Who keeps nothing, in as few words as will do. */
function afterwards({ subjects, emptied }: LossOfMany): string {
  if (subjects.length === 1)
    return emptied.length === 1 ? 'It is all that they have.' : 'They keep other role bindings.';
  if (emptied.length === 0) return 'Each of them keeps another role binding.';
  if (emptied.length === subjects.length) return 'None of them keeps a role binding.';
  return `${names(emptied)} ${emptied.length === 1 ? 'keeps' : 'keep'} no role binding.`;
}
