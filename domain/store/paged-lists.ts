import {
  acceptance,
  account,
  acme,
  acmeAccount,
  acmeProject,
  binding,
  globex,
  globexAccount,
  invite,
  organization,
  project,
  role,
  token,
  uuid,
} from '#domain/store/contract-world.ts';
import type { Page, PageRequest } from '#domain/store/page.ts';
import type { StoreReader, StoreTransaction } from '#domain/store/store.ts';

/** A record by the one field that all lists share. */
interface Listed {
  readonly id: string;
}

/** A list that has pages, for the store contract. It is empty in the world that `layPagedWorld` completes. */
export interface PagedList {
  readonly name: string;
  /** Adds a record of the list. */
  readonly add: (tx: StoreTransaction, id: string, createdAt: Date) => Promise<void>;
  /** Adds a record of the same kind that is not of this list: of another organization, account, project or invite. */
  readonly addElsewhere: (tx: StoreTransaction, id: string, createdAt: Date) => Promise<void>;
  /** Missing where records of the kind are never removed. */
  readonly remove?: (tx: StoreTransaction, id: string) => Promise<void>;
  readonly page: (reader: StoreReader, request: PageRequest) => Promise<Page<Listed>>;
  /** The whole list. */
  readonly all: (reader: StoreReader) => Promise<readonly Listed[]>;
}

/** An organization without a project, and two invites to it. */
const initech = uuid(0xc);
const [accepted, acceptedToo] = [invite({ id: uuid(0xc1), organizationId: initech }), uuid(0xc2)];

/** Adds to the contract world what some of the lists belong to. */
export async function layPagedWorld(tx: StoreTransaction): Promise<void> {
  await tx.organizations.add(organization({ id: initech, name: 'Initech' }));
  await tx.invites.add(accepted);
  await tx.invites.add({ ...accepted, id: acceptedToo, token: 'c'.repeat(64) });
}

/** A secret that contains the ID, as long as a digest. */
const hashOf = (id: string) => id.replaceAll('-', '').padEnd(64, '0');
const visible = [{ organizationId: initech, projectIds: 'all' }] as const;

export const pagedLists: readonly PagedList[] = [
  {
    name: 'role bindings',
    add: (tx, id, createdAt) => tx.bindings.add(binding({ id, createdAt })),
    addElsewhere: (tx, id, createdAt) => tx.bindings.add(binding({ id, createdAt, organizationId: globex })),
    remove: (tx, id) => tx.bindings.remove(id),
    page: (reader, request) => reader.bindings.page(acme, null, request),
    all: (reader) => reader.bindings.ofOrganization(acme),
  },
  {
    name: 'role bindings of a project',
    add: (tx, id, createdAt) => tx.bindings.add(binding({ id, createdAt, projectId: acmeProject })),
    addElsewhere: (tx, id, createdAt) => tx.bindings.add(binding({ id, createdAt })),
    remove: (tx, id) => tx.bindings.remove(id),
    page: (reader, request) => reader.bindings.page(acme, acmeProject, request),
    all: (reader) => reader.bindings.ofProject(acme, acmeProject),
  },
  {
    name: 'projects',
    add: (tx, id, createdAt) => tx.projects.add(project({ id, createdAt, organizationId: initech })),
    addElsewhere: (tx, id, createdAt) => tx.projects.add(project({ id, createdAt })),
    remove: (tx, id) => tx.projects.remove(id),
    page: (reader, request) => reader.projects.page(visible, request),
    all: (reader) => reader.projects.ofOrganization(initech),
  },
  {
    name: 'roles',
    add: (tx, id, createdAt) => tx.roles.add(role({ id, createdAt, name: id })),
    addElsewhere: (tx, id, createdAt) => tx.roles.add(role({ id, createdAt, organizationId: globex })),
    remove: (tx, id) => tx.roles.remove(id),
    page: (reader, request) => reader.roles.page(acme, request),
    all: (reader) => reader.roles.ofOrganization(acme),
  },
  {
    name: 'service accounts',
    add: (tx, id, createdAt) => tx.serviceAccounts.add(account({ id, createdAt, name: id, organizationId: initech })),
    addElsewhere: (tx, id, createdAt) => tx.serviceAccounts.add(account({ id, createdAt, name: 'other' })),
    remove: (tx, id) => tx.serviceAccounts.remove(id),
    page: (reader, request) => reader.serviceAccounts.page(initech, request),
    all: (reader) => reader.serviceAccounts.ofOrganization(initech),
  },
  {
    name: 'tokens',
    add: (tx, id, createdAt) => tx.tokens.add(token({ id, createdAt, name: id, hash: hashOf(id) })),
    addElsewhere: (tx, id, createdAt) =>
      tx.tokens.add(token({ id, createdAt, organizationId: globex, serviceAccountId: globexAccount })),
    remove: (tx, id) => tx.tokens.remove(id),
    page: (reader, request) => reader.tokens.page(acme, acmeAccount, request),
    all: (reader) => reader.tokens.ofAccount(acme, acmeAccount),
  },
  {
    name: 'invites',
    add: (tx, id, createdAt) => tx.invites.add(invite({ id, createdAt, token: hashOf(id) })),
    addElsewhere: (tx, id, createdAt) =>
      tx.invites.add(invite({ id, createdAt, organizationId: globex, token: 'd'.repeat(64) })),
    page: (reader, request) => reader.invites.page(acme, request),
    all: (reader) => reader.invites.ofOrganization(acme),
  },
  {
    name: 'acceptances of an invite',
    add: (tx, id, acceptedAt) =>
      tx.invites.addAcceptance(acceptance({ id, acceptedAt, organizationId: initech, inviteId: accepted.id })),
    addElsewhere: (tx, id, acceptedAt) =>
      tx.invites.addAcceptance(acceptance({ id, acceptedAt, organizationId: initech, inviteId: acceptedToo })),
    page: (reader, request) => reader.invites.acceptancePage(initech, accepted.id, request),
    all: (reader) => reader.invites.acceptancesOf(initech, accepted.id),
  },
];
