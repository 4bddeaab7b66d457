import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';
import type { SystemRole } from '#domain/rules/system-roles.ts';
import { tokenPrefix } from '#domain/rules/token.ts';
import type { Token } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { type Cell, type CellCaller, callers, type Scope, scopes } from '#domain/testing/access-cells.ts';
import { digestOnce } from '#domain/testing/digest-once.ts';
import { organizations, projects } from '#domain/testing/test-records.ts';
import { type Signature, startOfTests } from '#domain/testing/test-world.ts';

const provider = 'dev';
const createdAt = startOfTests;
const createdBy = 'system';

/** The tokens that exist, by what they are limited to. Nothing is left of a deleted token. */
const limits: readonly (readonly [CellCaller, string | null])[] = [
  ['token', null],
  ['token limited to that project', projects.beta],
  ['token limited to another project', projects.alpha],
];

/** Adds the callers of all cells: for each scope, a person and a service account that hold the role there. */
export async function addCallers(role: SystemRole): Promise<(world: World) => World> {
  const users = scopes.map((scope) => {
    const email = emailOf(scope);
    return {
      id: `${scope} user`,
      provider,
      email,
      name: scope,
      createdAt,
      lastLoginAt: createdAt,
      updatedAt: null,
      issuer: null,
      sub: null,
    };
  });
  const serviceAccounts = scopes.map((scope) => ({ ...madeIn(scope), id: accountId(scope), name: accountName(scope) }));
  const bindings = scopes.flatMap((scope) => {
    if (scope === 'nowhere') return [];
    const binding = { ...madeIn(scope), projectId: projectOf(scope), role };
    return [
      { ...binding, id: `${scope} user binding`, subject: userSubject(provider, emailOf(scope)) },
      { ...binding, id: `${scope} account binding`, subject: serviceAccountSubject(accountName(scope)) },
    ];
  });
  const tokens = await Promise.all(scopes.flatMap((scope) => limits.map((limit) => tokenOf(scope, ...limit))));
  return (world) => ({
    ...world,
    users: [...world.users, ...users],
    serviceAccounts: [...world.serviceAccounts, ...serviceAccounts],
    bindings: [...world.bindings, ...bindings],
    tokens: [...world.tokens, ...tokens],
  });
}

/** How the caller of a cell authenticates, for calls about project beta. */
export function signatureOf(cell: Cell): Signature {
  const project = projects.beta;
  if (cell.caller === 'signed out') return { project };
  return cell.caller === 'person' ? { project, person: emailOf(cell.scope) } : { project, secret: secretOf(cell) };
}

function madeIn(scope: Scope) {
  const organizationId = scope === 'in another organization' ? organizations.globex : organizations.acme;
  return { organizationId, createdAt, createdBy };
}

function projectOf(scope: Scope): string | null {
  if (scope === 'in that project') return projects.beta;
  return scope === 'in another project' ? projects.alpha : null;
}

function emailOf(scope: Scope): string {
  return `${scope.replaceAll(' ', '-')}@acme.example`;
}

function accountId(scope: Scope): string {
  return `${scope} account`;
}

/** The other organization's account has a namesake in Acme, with the role in all of it. */
function accountName(scope: Scope): string {
  return scope === 'in another organization' ? 'organization-wide' : scope;
}

function secretOf({ scope, caller }: Cell): string {
  const number = scopes.indexOf(scope) * callers.length + callers.indexOf(caller);
  return tokenPrefix + number.toString(16).padStart(64, 'c');
}

async function tokenOf(scope: Scope, caller: CellCaller, projectId: string | null): Promise<Token> {
  return {
    ...madeIn(scope),
    id: `${scope} ${caller}`,
    serviceAccountId: accountId(scope),
    name: caller,
    projectId,
    hash: await digestOnce(secretOf({ scope, caller })),
    lastUsedAt: startOfTests,
  };
}
