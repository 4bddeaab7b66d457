import type { Signature } from '#domain/properties/direct-host.ts';
import { acme, digestOf, made, nthId, people, secretOf, subjectOfPerson, tokens } from '#domain/properties/pools.ts';
import type { ProjectScope } from '#domain/rules/access.ts';
import type { Who } from '#domain/rules/explain/facts.ts';
import type { Assignment, FixAct } from '#domain/rules/explain/fix.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import type { Clients } from '#domain/testing/test-world.ts';

/** Fixes, done: to the records at once, and by calls as somebody. */

const fresh = { role: nthId('401', 90), binding: nthId('b1d', 90), account: nthId('acc', 90), token: nthId('70c', 90) };
const freshSecret = secretOf(990);
const newRole = 'Only this';

/** The world once the fix is done. `who`: who can then do it, if not whom the question was about. */
export function applied(world: World, fix: FixAct): { readonly world: World; readonly who?: Who } {
  if (fix.kind === 'sign-in-as') return { world, who: { kind: 'subject', subject: fix.subject } };
  if (fix.kind === 'create-token') {
    const token = {
      ...made,
      id: fresh.token,
      organizationId: acme,
      serviceAccountId: fix.account.id,
      name: 'new',
      projectId: fix.projectId,
      hash: digestOf(freshSecret),
      lastUsedAt: null,
    };
    const before = fix.first ? assigned(world, fix.first) : world;
    return { world: { ...before, tokens: [...before.tokens, token] }, who: { kind: 'token', id: token.id } };
  }
  if (fix.kind === 'create-account') {
    const gone = new Set(fix.leftovers.map(({ id }) => id));
    const account = { ...made, id: fresh.account, organizationId: acme, name: fix.name };
    const bindings = world.bindings.filter(({ id }) => !gone.has(id));
    return {
      world: assigned({ ...world, bindings, serviceAccounts: [...world.serviceAccounts, account] }, fix.assignment),
    };
  }
  return { world: assigned(world, fix), who: { kind: 'subject', subject: fix.subject } };
}

function assigned(world: World, assignment: Assignment): World {
  const { subject, projectId } = assignment;
  if (assignment.kind === 'create-role') {
    const role = {
      ...made,
      id: fresh.role,
      organizationId: acme,
      name: newRole,
      permissions: [assignment.permission],
      version: 1,
    };
    const bindings = [...world.bindings, bindingOf(subject, `${acme}:${newRole}`, projectId)];
    return { ...world, roles: [...world.roles, role], bindings };
  }
  const kept = assignment.kind === 'give-role' ? undefined : assignment.binding.id;
  const others = world.bindings.filter(({ id }) => id !== kept);
  return { ...world, bindings: [...others, bindingOf(subject, assignment.role, projectId)] };
}

function bindingOf(subject: string, role: string, projectId: ProjectScope): RoleBinding {
  return { ...made, id: fresh.binding, organizationId: acme, subject, role, projectId };
}

/** How the backend is asked as this; `undefined` for an account, which acts by its tokens only. */
export function signatureOf(who: Who): Signature | undefined {
  if (who.kind === 'token') {
    return { secret: who.id === fresh.token ? freshSecret : secretOf(tokens.findIndex(({ id }) => id === who.id)) };
  }
  const person = people.find((email) => subjectOfPerson(email) === who.subject);
  return person === undefined ? undefined : { person };
}

/** Makes the calls of a fix, in their order. */
export async function doFix(clients: Clients, fix: FixAct): Promise<void> {
  const organizationId = acme;
  if (fix.kind === 'sign-in-as') return;
  if (fix.kind === 'create-token') {
    if (fix.first) await assign(clients, fix.first);
    const projectId = fix.projectId ?? '';
    await clients.accounts.createServiceAccountToken({
      organizationId,
      serviceAccountId: fix.account.id,
      projectId,
      name: 'new',
    });
  } else if (fix.kind === 'create-account') {
    for (const { id } of fix.leftovers) await clients.roles.deleteRoleBinding({ organizationId, id });
    await clients.accounts.createServiceAccount({ organizationId, name: fix.name });
    await assign(clients, fix.assignment);
  } else await assign(clients, fix);
}

async function assign({ roles }: Clients, assignment: Assignment): Promise<void> {
  const organizationId = acme;
  const { subject } = assignment;
  const projectId = assignment.projectId ?? '';
  if (assignment.kind === 'create-role') {
    await roles.createRole({ organizationId, name: newRole, permissions: [assignment.permission] });
    await roles.createRoleBinding({ organizationId, subject, projectId, role: `${acme}:${newRole}` });
    return;
  }
  await roles.createRoleBinding({ organizationId, subject, projectId, role: assignment.role });
  if (assignment.kind === 'widen-binding') await roles.deleteRoleBinding({ organizationId, id: assignment.binding.id });
}
