import { useMatches } from '@tanstack/react-router';

export const productName = 'Access Console';

/** A page on the path from the organization to the current page. */
export interface Crumb {
  readonly title: string;
  readonly pathname: string;
}

interface TitledMatch {
  readonly pathname: string;
  readonly status: string;
  readonly staticData: { readonly title?: string };
  readonly loaderData?: unknown;
}

/**
 * The path from the organization to the current page. Each route declares its part once: in `staticData` or, if the name is
 * data, as the `title` that its loader returns. A failed route ends the path.
 */
export function crumbsOf(matches: readonly TitledMatch[]): Crumb[] {
  const failed = matches.findIndex(({ status }) => status === 'error' || status === 'notFound');
  const reached = failed < 0 ? matches : matches.slice(0, failed + 1);
  return reached.flatMap((match) => {
    const title = titleIn(match.loaderData) ?? match.staticData.title;
    return title === undefined ? [] : [{ title, pathname: match.pathname }];
  });
}

/** "Role Bindings · Acme · Access Console": the most specific first, because a browser's tab shows only the start. */
export function documentTitle(title: string, organization: string | undefined): string {
  return [title, organization, productName].filter((part, at, parts) => part && parts.indexOf(part) === at).join(' · ');
}

/** The path from the organization to the current page. */
export function useCrumbs(): readonly Crumb[] {
  return useMatches({ select: crumbsOf, structuralSharing: true });
}

function titleIn(loaderData: unknown): string | undefined {
  if (typeof loaderData !== 'object' || loaderData === null || !('title' in loaderData)) return undefined;
  return typeof loaderData.title === 'string' ? loaderData.title : undefined;
}
