import { useQueries } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { readError } from '#src/api/errors.ts';
import { type Command, commandOf } from './command.ts';
import type { Things } from './declarations.ts';
import { useGo } from './use-go.ts';

/** Everything in the open organization that has a name and a page, and the kinds that could not be read. */
export interface ThingCommands {
  readonly things: readonly Command[];
  /** Whether an answer is still to come. */
  readonly isReading: boolean;
  /** The kinds that the person may not see, and those that failed. */
  readonly denied: readonly string[];
  readonly failed: readonly string[];
}

/** Reads the things of all routes each time the palette opens; until the answers come, those of last time are found. */
export function useThingCommands(): ThingCommands {
  const { routesById } = useRouter();
  const { organizationId } = useParams({ strict: false });
  const go = useGo();
  const kinds = useMemo(
    () =>
      Object.values(routesById).flatMap(({ fullPath: to, options }) => {
        const load = options.staticData?.things;
        return load ? [{ to, load }] : [];
      }),
    [routesById],
  );
  const { answers, isReading } = useQueries({
    queries: kinds.map(({ to, load }) => ({
      queryKey: ['palette', organizationId, to],
      queryFn: async ({ client }) => readKind(to, await load(), client, organizationId ?? ''),
      staleTime: 0,
      // Its parts are elements, which can't be compared.
      structuralSharing: false,
      enabled: organizationId !== undefined,
    })),
    combine: (all) => ({
      answers: all.flatMap(({ data }) => data ?? []),
      isReading: all.some(({ isLoading }) => isLoading),
    }),
  });
  return useMemo(() => {
    const things = answers.flatMap(({ group, icon, to, read }) =>
      (Array.isArray(read) ? read : []).map(({ label, description, keywords, params, search }) =>
        commandOf(group, JSON.stringify([params, search]), {
          label,
          description,
          keywords,
          icon,
          run: () => go({ to, params, search }),
        }),
      ),
    );
    const groupsThat = (why: string) => answers.filter(({ read }) => read === why).map(({ group }) => group);
    return { things, isReading, denied: groupsThat('denied'), failed: groupsThat('failed') };
  }, [answers, isReading, go]);
}

/** A kind's things, or why they could not be read: that must not keep the others from being found. */
async function readKind(to: string, { group, icon, read }: Things, ...from: Parameters<Things['read']>) {
  const answer = await read(...from).catch((error: unknown) =>
    readError(error).kind === 'denied' ? ('denied' as const) : ('failed' as const),
  );
  return { to, group, icon, read: answer };
}
