import { createHash, randomBytes } from 'node:crypto';
import Sqlite from 'better-sqlite3';

/** How many rows each table of the organization gets at 1×. */
const rows = { projects: 10, users: 20, roles: 4, bindings: 100, own: 10, accounts: 5, tokens: 10, invites: 4 };

const made = { createdAt: 0, createdBy: 'measure' };

/** @param {string} kind @param {number} n */
const id = (kind, n) => `${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const organizationId = id('00000001', 0);
export const projectId = id('00000002', 0);
export const accountId = id('00000005', 0);
export const inviteId = id('00000007', 0);

/**
 * Fills a database with one organization, in which every table has `times` as many rows, and returns a token of an account
 * that owns it. A tenth of the role bindings are the account's own.
 * @param {string} file of a database that a server has made
 * @param {number} times
 */
export function addOrganization(file, times) {
  const database = new Sqlite(file);
  /** @param {string} table @param {Record<string, string | number | null>} row */
  const add = (table, row) => {
    const columns = Object.keys(row).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    const values = Object.keys(row).map((name) => `@${name}`);
    database.prepare(`insert into ${table} (${columns.join()}) values (${values.join()})`).run(row);
  };
  const token = `psc_v1_${randomBytes(32).toString('hex')}`;
  database.transaction(() => fill(add, times, token))();
  database.close();
  return token;
}

/**
 * @param {(table: string, row: Record<string, string | number | null>) => void} add
 * @param {number} times
 * @param {string} token
 */
function fill(add, times, token) {
  const up = (/** @type {number} */ count) => Array.from({ length: count * times }, (_, n) => n);
  add('organizations', { id: organizationId, name: 'Growing', createdAt: 0 });
  for (const n of up(rows.projects)) {
    add('projects', { id: id('00000002', n), organizationId, name: `project-${n}`, createdAt: n });
  }
  for (const n of up(rows.users)) {
    const email = `person-${n}@acme.example`;
    add('users', { id: id('00000003', n), provider: 'dev', email, name: `Person ${n}`, createdAt: n, lastLoginAt: n });
  }
  for (const n of up(rows.roles)) {
    const permissions = JSON.stringify(['profile.read', 'project.list', 'view.read']);
    add('roles', { id: id('00000004', n), organizationId, name: `role-${n}`, permissions, ...made });
  }
  for (const n of up(rows.accounts)) {
    add('service_accounts', { id: id('00000005', n), organizationId, name: `account-${n}`, ...made });
    for (let k = 0; k < rows.tokens; k += 1) {
      const number = n * rows.tokens + k;
      const hash = number === 0 ? createHash('sha256').update(token).digest('hex') : `${number}`.padStart(64, '0');
      const of = { organizationId, serviceAccountId: id('00000005', n), name: `token-${k}`, hash };
      add('tokens', { id: id('00000006', number), ...of, ...made });
    }
  }
  add('role_bindings', binding(0, 'serviceaccount:account-0', null, 'system:owner'));
  for (const n of up(rows.own)) {
    const role = `${organizationId}:role-${n % (rows.roles * times)}`;
    add('role_bindings', binding(1 + n, 'serviceaccount:account-0', id('00000002', n % (rows.projects * times)), role));
  }
  for (const n of up(rows.bindings - rows.own)) {
    const subject = `user:dev:person-${n % (rows.users * times)}@acme.example`;
    const role = n % 2 === 0 ? 'system:viewer' : `${organizationId}:role-${n % (rows.roles * times)}`;
    add('role_bindings', binding(1_000_000 + n, subject, n % 3 === 0 ? null : id('00000002', n % rows.projects), role));
  }
  for (const n of up(rows.invites)) {
    const roleId = id('00000004', n % (rows.roles * times));
    const open = { expiresAt: null, expiredAt: null, expiredBy: null };
    const by = { createdAt: n, createdBy: 'serviceaccount:account-0' };
    add('invites', {
      id: id('00000007', n),
      organizationId,
      roleId,
      tokenDigest: `${n}`.padStart(64, '0'),
      ...by,
      ...open,
    });
    const acceptedBy = `user:dev:person-${n}@acme.example`;
    const acceptance = { id: id('00000008', n), organizationId, inviteId: id('00000007', n), acceptedBy };
    add('invite_acceptances', { ...acceptance, acceptedAt: n, roleBindingId: id('00000009', 1_000_000 + n) });
  }
}

/** @param {number} n @param {string} subject @param {string | null} project @param {string} role */
function binding(n, subject, project, role) {
  return { id: id('00000009', n), organizationId, subject, projectId: project, role, ...made };
}
