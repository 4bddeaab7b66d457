import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Building2, PanelTop } from 'lucide-react';
import { useMemo } from 'react';
import { organizationsQuery } from '#src/api/projects.ts';
import { byName } from '#src/lib/by-name.ts';
import { type Listing, useListedPages } from '../listed-pages.ts';
import { type Command, commandOf, groupOfPages } from './command.ts';
import { isReachable, useGo } from './use-go.ts';

const placeWords: Partial<Record<Listing['in'], string>> = {
  project: 'This project',
  settings: 'Organization Settings',
};

/** The pages that have a place in the navigation, then the person's other organizations. */
export function usePlaceCommands(): readonly Command[] {
  const listed = useListedPages();
  const params = useParams({ strict: false });
  const { organizationId } = params;
  const { data: organizations } = useQuery(organizationsQuery());
  const go = useGo();
  return useMemo(() => {
    const pages = listed
      .filter(({ to }) => isReachable(to, params))
      .map(({ to, label, in: place, icon: Icon = PanelTop, purpose: keywords }) => {
        const description = placeWords[place];
        return commandOf(groupOfPages, to, { label, description, keywords, icon: <Icon />, run: () => go({ to }) });
      });
    const others = (organizations ?? [])
      .filter(({ id }) => id !== organizationId)
      .toSorted(byName)
      .map(({ id, name: label }) =>
        commandOf('Organizations', id, {
          label,
          description: 'Switch organization',
          keywords: id,
          icon: <Building2 />,
          run: () => go({ to: '/organizations/$organizationId', params: { organizationId: id } }),
        }),
      );
    return [...pages, ...others];
  }, [listed, params, organizationId, organizations, go]);
}
