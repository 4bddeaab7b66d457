import { randomUUID } from 'node:crypto';
import { roleReference } from '#domain/rules/role-reference.ts';
import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';
import { tokenPrefix } from '#domain/rules/token.ts';
import { organizations } from '#domain/testing/test-records.ts';
import type { Database } from '#server/database/database.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { nodeIds } from '#server/ids.ts';
import { cookiesOf } from '#server/sign-in/cookies.ts';
import { createSessions } from '#server/sign-in/sessions.ts';

/**
 * A caller whose access is theirs alone: one role binding gives them one custom role in one project. All of these records, and
 * the machine's account and token or the person's account, have the same ID and name.
 */
export interface LoneCaller {
  readonly id: string;
  readonly subject: string;
  /** What each call to the server with this port for browsers carries. */
  headers(port: number): Record<string, string>;
}

const organizationId = organizations.acme;
const permissions = ['rolebinding.list', 'debuginfo.write'];

/** A service account with an API token, or a person with a session. */
export async function addLoneCaller(kind: 'machine' | 'person', database: Database): Promise<LoneCaller> {
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
  if (kind === 'machine') return { id, subject, headers: () => ({ authorization: `Bearer ${secret}` }) };
  const session = await createSessions(database, () => new Date(), nodeIds).start(id);
  const headers = (port: number) => {
    const origin = `http://localhost:${port}`;
    return { origin, cookie: `${cookiesOf(origin).session}=${session}` };
  };
  return { id, subject, headers };
}
