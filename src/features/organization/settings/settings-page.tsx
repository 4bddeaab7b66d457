import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useCan } from '#src/access/use-can.ts';
import { forgetOrganization, invalidateOrganizations } from '#src/api/organizations.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { useActs } from '#src/flows/acts/use-acts.ts';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { DangerArea } from './danger-area.tsx';
import { DeleteOrganizationDialog, LeaveOrganizationDialog, RenameOrganizationSheet } from './lazy-parts.ts';
import { settingsHelp } from './settings-help.ts';
import { settingsPurpose } from './settings-purpose.ts';
import { useWhyNotLeave } from './use-why-not-leave.ts';
import { You } from './you.tsx';

const route = getRouteApi('/organizations/$organizationId/settings/');

/** The organization's name and ID, who the person is in it, and the ways to leave or delete it. */
export function SettingsPage() {
  const { organizationId: id } = route.useParams();
  const { change } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const { data: organizations } = useSuspenseQuery(organizationsQuery());
  const name = organizations.find((one) => one.id === id)?.name ?? '';
  const update = useCan(id, 'organization.update');
  const remove = useCan(id, 'organization.delete');
  const leave = useWhyNotLeave(id);
  const [dialog, setDialog] = useState<'delete' | 'leave'>();
  const setChange = (what: 'name' | undefined) =>
    void navigate({ search: { change: what }, replace: what === undefined, resetScroll: false });
  const leaving = { disabledReason: leave.reason, onSelect: () => setDialog('leave') };
  useActs([
    { label: 'Rename organization', disabledReason: update.reason, onSelect: () => setChange('name') },
    ...(leave.isOffered ? [{ label: 'Leave organization', ...leaving }] : []),
    {
      label: 'Delete organization',
      icon: <Trash2 />,
      disabledReason: remove.reason,
      onSelect: () => setDialog('delete'),
    },
  ]);
  const close = async (isDone: boolean) => {
    setDialog(undefined);
    if (!isDone) return;
    await forgetOrganization(queryClient, id);
    await navigate({ to: '/', replace: true });
    void invalidateOrganizations(queryClient);
  };
  return (
    <>
      <PageHeader help={settingsHelp} description={settingsPurpose} />
      <AskedSheet
        isAsked={change === 'name'}
        act="rename the organization"
        permission="organization.update"
        can={update}
        drop={() => setChange(undefined)}
      >
        {(onClose) => <RenameOrganizationSheet organization={{ id, name }} onClose={onClose} />}
      </AskedSheet>
      <div className="grid max-w-3xl gap-8">
        <Section title="Organization">
          <Facts>
            <Fact name="Name">
              <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <bdi className="wrap-anywhere">{name || 'Unknown'}</bdi>
                <Button
                  disabledReason={update.reason}
                  preload={RenameOrganizationSheet.preload}
                  onClick={() => setChange('name')}
                >
                  Rename organization
                </Button>
              </span>
            </Fact>
            <Fact name="Organization ID" help="Custom roles are called <organization ID>:<name> in the API.">
              <CopyableId value={id} label="Copy organization ID" />
            </Fact>
          </Facts>
        </Section>
        <You organizationId={id} />
        <DangerArea
          leave={leave}
          remove={remove}
          onLeave={() => setDialog('leave')}
          onDelete={() => setDialog('delete')}
        />
      </div>
      <Suspense fallback={null}>
        {dialog === 'delete' && (
          <DeleteOrganizationDialog organization={{ id, name }} onClose={(isDone) => void close(isDone)} />
        )}
        {dialog === 'leave' && (
          <LeaveOrganizationDialog organization={{ id, name }} onClose={(isDone) => void close(isDone)} />
        )}
      </Suspense>
    </>
  );
}
