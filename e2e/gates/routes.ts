import { readFileSync } from 'node:fs';
import { seedIds } from '#domain/seed-ids.ts';

/** A page of the route tree, with an address where it can be looked at. */
export interface RoutePage {
  /** As the router writes it: `/organizations/$organizationId/settings`. */
  readonly route: string;
  readonly address: string;
}

/** One of each that the seed world holds: what the gates put into an address in place of a parameter. */
const examples: Readonly<Record<string, string>> = {
  $organizationId: seedIds.organization,
  $projectId: seedIds.projects.staging,
  $role: 'system:writer',
  // On mocks, of an open invite (mocks/scenarios/demo.ts); a live backend knows no such link.
  $token: '5'.padStart(64, '0'),
  // Somebody whose access can be removed.
  $subject: 'user:dev:writer@acme.example',
  // One with tokens and a role binding: its page shows all that such a page can show.
  $serviceAccountId: seedIds.serviceAccounts.scraperKubernetes,
};

/** Every address of the console, as the generated route tree has them. A new page is here without being listed. */
export function allPages(): RoutePage[] {
  const tree = readFileSync(new URL('../../src/app/routes.gen.ts', import.meta.url), 'utf8');
  const byTo = /export interface FileRoutesByTo \{(?<routes>[^}]*)\}/.exec(tree)?.groups?.['routes'] ?? '';
  const routes = [...byTo.matchAll(/'(?<route>[^']+)': typeof/g)].map(({ groups }) => groups?.['route'] ?? '');
  if (routes.length === 0) throw new Error('src/app/routes.gen.ts names no route: has its form changed?');
  return routes.map((route) => ({ route, address: addressOfRoute(route) }));
}

/** Only lead on, an owner to these pages. Another one that does fails the gates until it is listed here. */
export const leadingOn: ReadonlyMap<string, string> = new Map([
  ['/organizations/$organizationId', '/organizations/$organizationId/overview'],
  ['/organizations/$organizationId/iam', '/organizations/$organizationId/iam/role-bindings'],
]);

/** Open to everybody who was sent the address, by which they come: no link of the console leads there, nobody is denied. */
export const sentAddresses: ReadonlySet<string> = new Set(['/invites/$token', '/give-role']);

/** Shown to somebody with several organizations only, which an empty world has not. */
export const choosing: ReadonlySet<string> = new Set(['/give-role']);

/** Pages that ask nothing of the person's own access: without it only what the frame offers is disabled. */
export const withoutOwnAccess: ReadonlySet<string> = new Set(['/organizations/$organizationId/iam/roles/compare']);

/** Every page that shows what the backend holds: signing in is for people of whom nothing is known yet. */
export function pagesWithData(): RoutePage[] {
  return allPages().filter(({ route }) => route !== '/sign-in' && !leadingOn.has(route));
}

/** Every page at which an owner stays: the first one leads on whoever has a role. */
export function pagesOfAnOwner(): RoutePage[] {
  return pagesWithData().filter(({ route }) => route !== '/');
}

/** The route with an example in place of each parameter; throws for a parameter that has none. */
export function addressOfRoute(route: string): string {
  return route.replaceAll(/\$\w+/g, (parameter) => {
    const example = examples[parameter];
    if (example !== undefined) return example;
    throw new Error(
      `The gates can't look at ${route}: give ${parameter} an example of the seed world in \`examples\` of e2e/gates/routes.ts.`,
    );
  });
}
