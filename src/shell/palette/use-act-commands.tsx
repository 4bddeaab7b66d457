import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { permissionIn, reasonFor } from '#src/access/access-words.ts';
import { may, maySomewhere } from '#src/access/own-access.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { whySearch } from '#src/access/why-search.ts';
import { actsNow } from '#src/flows/acts/use-acts.ts';
import { type Command, commandOf, groupOfActs } from './command.ts';
import type { RouteAct } from './declarations.ts';
import { isReachable, useGo } from './use-go.ts';

/**
 * The acts of the routes, then those of the components that are mounted. Of two with one name, the page's own stays. One
 * that is off for want of a permission leads to Explain Access.
 */
export function useActCommands(): readonly Command[] {
  const { routesById } = useRouter();
  const here = useRouterState({ select: ({ matches }) => matches.at(-1)?.routeId });
  const params = useParams({ strict: false });
  const reasonNot = useReasonNot();
  const go = useGo();
  const [mounted] = useState(actsNow);
  return useMemo(() => {
    const byLabel = new Map<string, Command>();
    for (const { id, fullPath: to, options } of Object.values(routesById)) {
      for (const act of options.staticData?.acts ?? []) {
        const { label, search } = act;
        const isHere = id === here;
        if (!isReachable(to, params) || (byLabel.has(label) && !isHere)) continue;
        const run = () => go({ to, search, isHere });
        byLabel.set(
          label,
          commandOf(groupOfActs, label, { label, icon: <Plus />, disabledReason: reasonNot(act), run }),
        );
      }
    }
    for (const { onSelect: run, label, icon, disabledReason } of mounted) {
      if (run) byLabel.set(label, commandOf(groupOfActs, label, { label, icon, disabledReason, run }));
    }
    const explained = (command: Command): Command => {
      const permission = permissionIn(command.disabledReason ?? '');
      if (permission === undefined || params.organizationId === undefined) return command;
      const search = whySearch(permission, params.projectId);
      return { ...command, isExplained: true, run: () => go({ to: explainAccess, search }) };
    };
    return Array.from(byLabel.values(), explained);
  }, [routesById, here, params, reasonNot, go, mounted]);
}

const explainAccess = '/organizations/$organizationId/iam/explain-access';

/** Says why the person may not do an act; `undefined` if they may, or while that isn't known. */
function useReasonNot(): (act: RouteAct) => string | undefined {
  const { organizationId } = useParams({ strict: false });
  const asker = useAsker(organizationId);
  return useMemo(() => {
    const { access, projectNames } = asker;
    return ({ permission, orInProject }) => {
      if (!access) return undefined;
      const allowed = orInProject ? maySomewhere(access, permission, projectNames.keys()) : may(access, permission);
      return allowed ? undefined : reasonFor(permission, asker);
    };
  }, [asker]);
}
