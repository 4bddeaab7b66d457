import { useParams } from '@tanstack/react-router';
import { KeyRound, SearchX } from 'lucide-react';
import { Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import { SheetDenied } from '#src/access/sheet-denied.tsx';
import { DeleteSelected } from '#src/flows/delete-many/delete-selected.tsx';
import { useCloseStep } from '#src/flows/leaving/use-close-step.ts';
import { useOpenSheet } from '#src/flows/leaving/use-open-sheet.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { sortBindings, type BindingRow } from './binding-index.ts';
import { useBindingsData } from './bindings-data.ts';
import { BindingsTable } from './bindings-table.tsx';
import { BindingsToolbar, noFilters } from './bindings-toolbar.tsx';
import { filterBindings } from './filter-bindings.ts';
import { bindingsPurpose, type RoleBindingsSearch } from './role-bindings-search.ts';
import { useBindingSelection } from './use-binding-selection.ts';
import { useBindingsSearch, useTypedSearch } from './use-search.ts';

const CreateBindingSheet = lazyPart(() =>
  import('../create/create-binding-sheet.tsx').then((m) => m.CreateBindingSheet),
);
const DeleteManyBindingsDialog = lazyPart(() =>
  import('../delete/delete-many-bindings-dialog.tsx').then((m) => m.DeleteManyBindingsDialog),
);
const DeleteBindingDialog = lazyPart(() =>
  import('../delete/delete-binding-dialog.tsx').then((m) => m.DeleteBindingDialog),
);

/** Who has which role where: find it, see what is wrong with it, give a role, take it away. */
export function RoleBindingsPage() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId/iam/role-bindings' });
  const data = useBindingsData(organizationId);
  const [search, change] = useBindingsSearch();
  const typed = useTypedSearch(search.q ?? '', (q) => change({ q: q || undefined }, { replace: true }));
  const { text } = typed;
  const isTyping = text !== (search.q ?? '');
  const [deleting, setDeleting] = useState<BindingRow>();
  const [isAsked, setIsAsked] = useState(false);
  const [isDeletingMany, setIsDeletingMany] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const sheet = useOpenSheet(search.create !== undefined, data.create.allowed);
  const dropSheet = () => change({ create: undefined, page: search.page }, { replace: true });
  const closeSheet = useCloseStep(dropSheet);

  // Another order or filter shows at once where it was chosen, and in the list when that is drawn. Typing waits for nothing.
  const chosen = useOrder(search);
  const order = useDeferredValue(chosen);
  const pageBefore = useDeferredValue(search.page);
  const isStale = order !== chosen;
  const { index } = data;
  const sorted = useMemo(() => sortBindings(index, order.sort, order.desc === true), [index, order]);
  const places = useMemo(() => filterBindings(index, sorted, { ...order, q: text }), [index, sorted, order, text]);

  const selection = useBindingSelection(data, places);
  const { selected } = selection;
  // While the list still follows a filter: what goes is what is selected of the list then.
  if (isAsked && !isStale) {
    setIsAsked(false);
    if (selected.length === 1) setDeleting(index.row(selected[0] ?? 0));
    else setIsDeletingMany(selected.length > 1);
  }
  // The rows and their menus are gone; the list is where the person was.
  const focusList = () => list.current?.focus({ preventScroll: true });

  const isReadOnly = data.create.allowed === false && data.remove(null).allowed === false;
  const clear = () => {
    typed.type('');
    change(noFilters);
  };
  const createButton = (
    <Button
      variant="primary"
      disabledReason={data.create.reason}
      onPointerEnter={CreateBindingSheet.preload}
      onFocus={CreateBindingSheet.preload}
      onClick={() => change({ create: 'binding', page: search.page })}
    >
      Create Role Binding
    </Button>
  );
  return (
    <>
      <PageHeader
        description={
          <>
            {bindingsPurpose}
            {isReadOnly && ` You can see this page but not change it. ${data.create.reason}`}
          </>
        }
        actions={createButton}
      />
      {search.create && data.create.reason !== undefined && !sheet && (
        <SheetDenied title="You can’t create a role binding here" reason={data.create.reason} onClose={dropSheet} />
      )}
      {data.bindings.length === 0 ? (
        <EmptyState icon={<KeyRound />} title="No role bindings yet" action={createButton}>
          A role binding gives a role to a person or a service account. Without one, nobody can do anything here.
        </EmptyState>
      ) : (
        <div ref={list} tabIndex={-1} className="grid min-w-0 gap-3 outline-none">
          <BindingsToolbar {...{ data, search, change, typed }} shown={places.length} />
          <BindingsTable
            {...{ data, places, search, change, isStale }}
            page={isTyping ? 1 : isStale ? pageBefore : search.page}
            onDelete={setDeleting}
            selection={selection.rows}
            empty={
              <EmptyState
                icon={<SearchX />}
                title="No role binding matches"
                action={<Button onClick={clear}>Clear filters</Button>}
              >
                Change the search or the filters above.
              </EmptyState>
            }
          />
          {selection.rows && (
            <DeleteSelected
              {...selection.bar}
              noun="role bindings"
              onClear={() => {
                selection.clear();
                focusList();
              }}
              onDelete={() => setIsAsked(true)}
              preload={DeleteManyBindingsDialog.preload}
            />
          )}
        </div>
      )}
      <Suspense fallback={null}>
        {sheet && <CreateBindingSheet data={data} prefill={search.subject} onClose={closeSheet} />}
        {isDeletingMany && (
          <DeleteManyBindingsDialog
            data={data}
            selected={selected}
            onClose={(isDone) => {
              setIsDeletingMany(false);
              if (!isDone) return;
              selection.clear();
              focusList();
            }}
          />
        )}
        {deleting && (
          <DeleteBindingDialog
            data={data}
            binding={deleting}
            onClose={(isGone) => {
              setDeleting(undefined);
              if (isGone) focusList();
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** By what the list is sorted and filtered, the same object while nothing of it changes. */
function useOrder({ sort = 'subject', desc, kind, subject, role, scope, problem }: RoleBindingsSearch) {
  return useMemo(
    () => ({ sort, desc, kind, subject, role, scope, problem }),
    [sort, desc, kind, subject, role, scope, problem],
  );
}
