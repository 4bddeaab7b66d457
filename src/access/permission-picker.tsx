import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { Button } from '#src/kit/controls/button.tsx';
import { Checkbox } from '#src/kit/form/checkbox.tsx';
import { FieldError } from '#src/kit/form/field.tsx';
import { SearchField } from '#src/kit/table/search-field.tsx';
import {
  offered,
  type PermissionOffer,
  type ShownGroup,
  shownGroups,
  toggleGroup,
  togglePermission,
  whyGroupNotChosen,
  whyNotChosen,
} from './permission-choices.ts';
import { PermissionLabel } from './role-permissions.tsx';

export type PermissionPickerProps = {
  offer: PermissionOffer;
  value: readonly string[];
  onChange: (permissions: readonly string[]) => void;
  error?: string | undefined;
};

/**
 * Chooses permissions: groups with a box of three states that fold, a search, and a way to see only what is chosen. What is
 * chosen stays so while it is folded or not found. A permission that the person can't give is there, and says why.
 */
export function PermissionPicker({ offer, value, onChange, error }: PermissionPickerProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  // What was chosen when the box was ticked: a permission that is taken out meanwhile stays in sight.
  const [only, setOnly] = useState<ReadonlySet<string>>();
  const all = useMemo(() => offered(offer), [offer]);
  const groups = useMemo(() => shownGroups(all, value, { query, only }), [all, value, query, only]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => openAtFirst(groups));
  const isNarrowed = query.trim() !== '' || only !== undefined;
  const isOpen = (label: string) => isNarrowed || opened.has(label);
  const areAllOpen = groups.every(({ label }) => isOpen(label));
  return (
    <fieldset className="grid min-w-0 gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 text-base font-medium">Permissions</legend>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label="Search permissions" value={query} onChange={setQuery} />
        <Checkbox
          label="Only selected"
          checked={only !== undefined}
          onChange={(checked) => setOnly(checked ? new Set(value) : undefined)}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <output className="text-sm text-text-muted tabular-nums">
          {value.length} of {all.length} selected
        </output>
        {!isNarrowed && (
          <Button
            variant="ghost"
            className="-mr-3"
            onClick={() => setOpened(new Set(areAllOpen ? [] : groups.map(({ label }) => label)))}
          >
            {areAllOpen ? 'Fold all' : 'Unfold all'}
          </Button>
        )}
      </div>
      {groups.length === 0 && <p className="text-text-muted">{nothingWords(query, only)}</p>}
      {groups.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {groups.map((group) => (
            <Group
              key={group.label}
              {...{ group, offer, value, onChange, all }}
              isOpen={isOpen(group.label)}
              onFold={isNarrowed ? undefined : () => setOpened((before) => toggled(before, group.label))}
            />
          ))}
        </ul>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}

type GroupProps = Omit<PermissionPickerProps, 'error'> & {
  group: ShownGroup;
  all: readonly string[];
  isOpen: boolean;
  /** Absent while a search keeps it open. */
  onFold: (() => void) | undefined;
};

function Group({ group, offer, value, onChange, all, isOpen, onFold }: GroupProps) {
  const id = useId();
  const { label, shown, chosen, total, state } = group;
  const canChoose = (permission: string) => whyNotChosen(permission, offer, value) === undefined;
  const count = `${chosen} of ${total}`;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li className="px-3 py-1">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <Checkbox
          label={<span className="font-medium">{label}</span>}
          checked={state}
          disabledReason={whyGroupNotChosen(shown, offer, value)}
          onChange={() => onChange(toggleGroup(shown, value, all, canChoose))}
        />
        {onFold ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={`${count}: ${label}`}
            onClick={onFold}
            className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-sm text-text-muted tabular-nums hover:bg-surface-hover hover:text-text"
          >
            {count}
            <Chevron className="size-4" aria-hidden="true" />
          </button>
        ) : (
          <span className="shrink-0 px-2 text-sm text-text-muted tabular-nums">{count}</span>
        )}
      </div>
      <ul id={id} hidden={!isOpen} className="mb-1 grid gap-1 pl-6">
        {isOpen &&
          shown.map((permission) => (
            <li key={permission}>
              <Checkbox
                label={
                  <span className="flex flex-wrap items-center gap-x-2">
                    <PermissionLabel permission={permission} />
                  </span>
                }
                checked={value.includes(permission)}
                disabledReason={whyNotChosen(permission, offer, value)}
                description={offer.catalogue.includes(permission) ? undefined : 'The server doesn’t list this one.'}
                onChange={() => onChange(togglePermission(permission, value, all))}
              />
            </li>
          ))}
      </ul>
    </li>
  );
}

/** Groups that are neither empty nor full: there the details matter. */
function openAtFirst(groups: readonly ShownGroup[]): ReadonlySet<string> {
  return new Set(groups.filter(({ state }) => state === 'mixed').map(({ label }) => label));
}

function toggled(before: ReadonlySet<string>, label: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(label)) next.add(label);
  return next;
}

function nothingWords(query: string, only: ReadonlySet<string> | undefined): string {
  return query.trim() === '' && only ? 'Nothing is selected.' : `Nothing matches “${query.trim().slice(0, 40)}”.`;
}
