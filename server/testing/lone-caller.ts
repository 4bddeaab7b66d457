import { randomUUID } from 'node:crypto';
import { roleReference } from '#domain/rules/role-reference.ts';
import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import { tokenPrefix } from '#domain/rules/token.ts';
import { organizations, tokenSecret } from '#domain/testing/test-records.ts';
import type { Database } from '#server/database/database.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { nodeIds } from '#server/ids.ts';
import { cookiesOf } from '#server/sign-in/cookies.ts';
import { createSessions } from '#server/sign-in/sessions.ts';

/** The organization that a caller is in, and the headers of its owner, a machine. */
interface Home {
  readonly organizationId: string;
  readonly ownerHeaders: Readonly<Record<string, string>>;
}

const acme: Home = { organizationId: organizations.acme, ownerHeaders: bearer(tokenSecret('ownerMachine')) };

/**
 * A caller whose access is theirs alone: one role binding gives them one custom role in one project. All of these records, and
 * the machine's account and token or the person's account, have the same ID and name.
 */
export interface LoneCaller {
  readonly id: string;
  readonly subject: string;
  readonly home: Home;
  /** What each call to the server with this port for browsers carries. */
  headers(port: number): Record<string, string>;
}

const permissions = ['rolebinding.list', 'debuginfo.write'];

/** A service account with an API token, or a person with a session, in Acme or another organization that is there. */
export async function addLoneCaller(
  kind: 'machine' | 'person',
  database: Database,
  home: Home = acme,
): Promise<LoneCaller> {
  const { organizationId } = home;
  const id = randomUUID();
  const [createdAt, createdBy] = [new Date(), 'system'];
  const made = { id, organizationId, name: id, createdAt, createdBy };
  const email = `${id}@acme.example`;
  const subject = kind === 'machine' ? serviceAccountSubject(id) : userSubject('dev', email);
  const secret = tokenPrefix + nodeIds.secret();
  const hash = await nodeIds.digest(secret);
  await createSqlStore(database).transaction(async (tx) => {
    await tx.projects.add(made);
    await tx.roles.add({ ...made, permissions, version: 1 });
    await tx.bindings.add({ ...made, subject, projectId: id, role: roleReference(organizationId, id) });
    if (kind === 'machine') {
      await tx.serviceAccounts.add(made);
      await tx.tokens.add({ ...made, serviceAccountId: id, projectId: null, hash, lastUsedAt: null });
    } else {
      const signedIn = { createdAt, lastLoginAt: createdAt, updatedAt: null, issuer: null, sub: null };
      await tx.users.save({ id, provider: 'dev', email, name: id, ...signedIn });
    }
  });
  if (kind === 'machine') return { id, subject, home, headers: () => bearer(secret) };
  const session = await createSessions(database, () => new Date(), nodeIds).start(id);
  const headers = (port: number) => {
    const origin = `http://localhost:${port}`;
    return { origin, cookie: `${cookiesOf(origin).session}=${session}` };
  };
  return { id, subject, home, headers };
}

/** A new organization with an owner, a machine. */
export async function addOrganization(database: Database): Promise<Home> {
  const id = randomUUID();
  const made = { id, organizationId: id, name: id, createdAt: new Date(), createdBy: 'system' };
  const secret = tokenPrefix + nodeIds.secret();
  const hash = await nodeIds.digest(secret);
  await createSqlStore(database).transaction(async (tx) => {
    await tx.organizations.add(made);
    await tx.serviceAccounts.add(made);
    await tx.bindings.add({ ...made, subject: serviceAccountSubject(id), projectId: null, role: ownerRole });
    await tx.tokens.add({ ...made, serviceAccountId: id, projectId: null, hash, lastUsedAt: null });
  });
  return { organizationId: id, ownerHeaders: bearer(secret) };
}

function bearer(secret: string): Record<string, string> {
  return { authorization: `Bearer ${secret}` };
}
