import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Building2, ChevronsUpDown, Folder, Plus } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { useCanAnywhere } from '#src/access/use-can-anywhere.ts';
import { organizationsQuery, projectsQuery } from '#src/api/projects.ts';
import { useActs } from '#src/flows/acts/use-acts.ts';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import { byName } from '#src/lib/by-name.ts';

const buttonClass =
  'flex h-8 items-center gap-1 rounded-md px-1.5 sm:gap-1.5 sm:px-2 text-text transition-colors hover:bg-surface-hover aria-expanded:bg-surface-hover';

type SwitcherProps = { organizationId: string };

const NewOrganizationSheet = lazyPart(() =>
  import('./new-organization/new-organization-sheet.tsx').then((module) => module.NewOrganizationSheet),
);

/** Shows the organization; its menu lists the others, and makes a new one. */
export function OrganizationSwitcher({ organizationId }: SwitcherProps) {
  const { data: organizations } = useSuspenseQuery(organizationsQuery());
  const create = useCanAnywhere(organizationId, 'organization.create');
  const [isCreating, setIsCreating] = useState(false);
  const current = organizations.find(({ id }) => id === organizationId)?.name ?? 'Organization';
  const others = organizations.toSorted(byName).map(({ id, name }) => ({
    label: name,
    checked: id === organizationId,
    link: <Link to="/organizations/$organizationId" params={{ organizationId: id }} />,
  }));
  const newOne = {
    label: 'New organization',
    icon: <Plus aria-hidden="true" />,
    separatorBefore: true,
    disabledReason: create.reason,
    onSelect: () => setIsCreating(true),
  };
  useActs([newOne]);
  return (
    <>
      <MenuButton
        label={`Organization: ${current}`}
        items={[...others, newOne]}
        align="start"
        className={`${buttonClass} shrink-0`}
      >
        <SwitcherText icon={<Building2 />}>{current}</SwitcherText>
      </MenuButton>
      <Suspense fallback={null}>{isCreating && <NewOrganizationSheet onClose={() => setIsCreating(false)} />}</Suspense>
    </>
  );
}

/** From this many projects on, the menu has a search. */
const searchedFrom = 12;

/** Goes to a project of this organization, or to all of them. */
export function ProjectSwitcher({ organizationId }: SwitcherProps) {
  const { projectId } = useParams({ strict: false });
  const navigate = useNavigate();
  const { data: projects } = useSuspenseQuery(projectsQuery(organizationId));
  const all = 'All projects';
  const current = projects.find(({ id }) => id === projectId)?.name ?? all;
  const list = { to: '/organizations/$organizationId/projects', params: { organizationId } } as const;
  const items = [
    { label: all, checked: projectId === undefined, link: <Link {...list} />, onSelect: () => void navigate(list) },
    ...projects.toSorted(byName).map(({ id, name }, at) => {
      const project = {
        to: '/organizations/$organizationId/projects/$projectId',
        params: { organizationId, projectId: id },
      } as const;
      return {
        label: name,
        checked: id === projectId,
        separatorBefore: at === 0,
        link: <Link {...project} />,
        onSelect: () => void navigate(project),
      };
    }),
  ];
  return (
    <MenuButton
      label={`Project: ${current}`}
      items={items}
      align="start"
      className={`${buttonClass} min-w-0`}
      search={projects.length < searchedFrom ? undefined : 'Search projects'}
    >
      <SwitcherText icon={<Folder />}>{current}</SwitcherText>
    </MenuButton>
  );
}

function SwitcherText({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <>
      <span aria-hidden="true" className="shrink-0 text-text-muted max-sm:hidden lg:max-xl:hidden [&_svg]:size-4">
        {icon}
      </span>
      <bdi className="max-w-24 min-w-0 truncate sm:max-w-48 lg:max-w-28 xl:max-w-44 font-medium">{children}</bdi>
      <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-text-muted" />
    </>
  );
}
