import { useParams } from '@tanstack/react-router';
import { MailPlus } from 'lucide-react';
import { Suspense, useCallback, useMemo } from 'react';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import { useRowDeletion } from '#src/flows/deletion/use-row-deletion.tsx';
import { useCloseStep } from '#src/flows/leaving/use-close-step.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { invitesHelp } from '../invites-help.ts';
import { invitesPurpose } from '../invites-search.ts';
import { CreateInviteSheet, EndInvitesDialog, InviteSheet } from '../lazy-parts.ts';
import { inviteColumns } from './invite-columns.tsx';
import { inviteFilters, inviteSearch } from './invite-filters.ts';
import { inviteMenu, whyNotEnd } from './invite-menu.tsx';
import { inviteName, type InviteRow } from './invite-rows.ts';
import { type InvitesData, useInvitesData } from './invites-data.ts';

/** The links that give a role: which work, who took them; create one, copy it, end it. */
export function InvitesPage() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId/iam/invites' });
  const data = useInvitesData(organizationId);
  const { create, end, rows } = data;
  const list = useInviteList(data);
  const { address, change } = list;
  const { ask, bulk, dialog } = useRowDeletion(list, EndInvitesDialog.preload, 'End');
  const menuOf = useCallback(
    (row: InviteRow) => inviteMenu(row, { data, change, onEnd: () => ask([row]) }),
    [data, change, ask],
  );
  const keep = { page: address.page };
  const closeDetails = useCloseStep(() => change({ invite: undefined, ...keep }, { replace: true }));
  const shown = rows.find(({ id }) => id === address['invite']);
  const readOnly = whyReadOnly(create, end);
  const createButton = (
    <Button
      variant="primary"
      disabledReason={create.reason}
      preload={CreateInviteSheet.preload}
      onClick={() => change({ create: 'invite', ...keep })}
    >
      Create Invite
    </Button>
  );
  return (
    <>
      <PageHeader help={invitesHelp} description={invitesPurpose} readOnly={readOnly} actions={createButton} />
      <AskedSheet
        isAsked={address['create'] === 'invite'}
        act="create an invite"
        permission="invite.create"
        can={create}
        drop={() => change({ create: undefined, ...keep }, { replace: true })}
      >
        {(onClose) => <CreateInviteSheet data={data} onClose={onClose} />}
      </AskedSheet>
      <ListView
        list={list}
        menuOf={menuOf}
        flagOf={flagOf}
        empty={
          <EmptyState icon={<MailPlus />} title="No invites yet" action={createButton}>
            An invite is a link to send to a colleague: they sign in, accept, and have the role that you chose.
          </EmptyState>
        }
        bulk={bulk}
      />
      <Suspense fallback={null}>
        {shown && <InviteSheet {...{ data, row: shown }} onClose={closeDetails} />}
        {dialog && <EndInvitesDialog organizationId={organizationId} {...dialog} />}
      </Suspense>
    </>
  );
}

function useInviteList(data: InvitesData) {
  const { organizationId, rows, seeRoles, end } = data;
  const linkIn = seeRoles.allowed ? organizationId : undefined;
  const columns = useMemo(() => inviteColumns(linkIn), [linkIn]);
  const filters = useMemo(() => inviteFilters(rows), [rows]);
  const selectable = useCallback((row: InviteRow) => whyNotEnd(row, { end }), [end]);
  return useList({
    noun: 'invite',
    rows,
    columns,
    filters,
    search: inviteSearch,
    selectable,
    sort: 'status',
    keyOf,
    nameOf,
  });
}

const keyOf = ({ id }: InviteRow) => id;
const nameOf = (row: InviteRow) => `the invite for ${inviteName(row)}`;

function flagOf({ status }: InviteRow) {
  return status === 'role-gone' || status === 'maker-lost-right' ? 'warning' : undefined;
}
