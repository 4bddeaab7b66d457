import type { AccessFacts, TokenOfAccount } from '#domain/store/access-facts.ts';
import type { BillingReader, BillingWriter, UsageReader, UsageWriter } from '#domain/store/ledger-store.ts';
import type { Page, PageRequest } from '#domain/store/page.ts';
import type {
  AuditRecord,
  DailyUsage,
  DebuginfoUpload,
  Invite,
  InviteAcceptance,
  LegacyToken,
  Migration,
  Organization,
  Project,
  Role,
  RoleBinding,
  ServiceAccount,
  Token,
  TokenRefusal,
  TokenUse,
  User,
} from '#domain/store/records.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';

/** Projects of one organization: all, or those of these IDs that it has. */
export interface VisibleProjects {
  readonly organizationId: string;
  readonly projectIds: 'all' | readonly string[];
}

/**
 * The interface between the rules and the storage. Every lookup inside an organization takes its ID, so that IDs of other
 * organizations never match. Lists are sorted by creation: those that have pages then by insertion, the others by ID. Lookups
 * return `undefined` for what doesn't exist, and never throw for it.
 *
 * Each `page` answers a part of a list, and the last part takes as long as the second. If records change between pages, no
 * row comes twice, and none is missing that existed all the time.
 */
export interface StoreReader {
  readonly organizations: {
    /** Whether there is any organization at all. */
    exist(): Promise<boolean>;
    /** The IDs of all organizations, in no promised order. */
    ids(): Promise<readonly string[]>;
    byId(id: string): Promise<Organization | undefined>;
    /** The organizations in which this subject has at least one role binding. */
    withBindingsOf(subject: string): Promise<readonly Organization[]>;
    /** How many of the organizations that exist this subject created. */
    countCreatedBy(subject: string): Promise<number>;
  };
  readonly access: {
    /**
     * The facts that decide what a subject may do in an organization, with `project` if it is one of the organization's;
     * `undefined` if there is no such organization. Takes one query, because nearly every call needs it.
     */
    factsOf(organizationId: string, subject: string, project: string | null): Promise<AccessFacts | undefined>;
  };
  readonly projects: {
    byId(id: string): Promise<Project | undefined>;
    ofOrganization(organizationId: string): Promise<readonly Project[]>;
    page(visible: readonly VisibleProjects[], request: PageRequest): Promise<Page<Project>>;
  };
  readonly users: {
    byId(id: string): Promise<User | undefined>;
    byEmail(provider: string, email: string): Promise<User | undefined>;
    /** The users with any of these e-mails, a few hundred at most. Takes one query; in no promised order. */
    byEmails(provider: string, emails: readonly string[]): Promise<readonly User[]>;
    /** Whether anybody has ever signed in with this provider. */
    existWith(provider: string): Promise<boolean>;
    /** The people with an account whom a role binding of the organization names, or who accepted an invite to it. */
    ofOrganization(organizationId: string): Promise<readonly User[]>;
  };
  readonly roles: {
    byId(organizationId: string, id: string): Promise<Role | undefined>;
    byName(organizationId: string, name: string): Promise<Role | undefined>;
    ofOrganization(organizationId: string): Promise<readonly Role[]>;
    page(organizationId: string, request: PageRequest): Promise<Page<Role>>;
  };
  readonly bindings: {
    byId(organizationId: string, id: string): Promise<RoleBinding | undefined>;
    ofOrganization(organizationId: string): Promise<readonly RoleBinding[]>;
    /** A page of `ofOrganization` or, with a project, of `ofProject`. */
    page(organizationId: string, projectId: string | null, request: PageRequest): Promise<Page<RoleBinding>>;
    /** Only those limited to this project; organization-wide ones are not among them. */
    ofProject(organizationId: string, projectId: string): Promise<readonly RoleBinding[]>;
    ofSubject(organizationId: string, subject: string): Promise<readonly RoleBinding[]>;
    /** Those of any of these subjects, a few hundred at most: in one query, in no promised order. */
    ofSubjects(organizationId: string, subjects: readonly string[]): Promise<readonly RoleBinding[]>;
    /** Every subject that the organization's bindings name, each once, in no promised order. */
    subjectsOf(organizationId: string): Promise<readonly string[]>;
    ofRole(organizationId: string, role: string): Promise<readonly RoleBinding[]>;
  };
  readonly serviceAccounts: {
    byId(organizationId: string, id: string): Promise<ServiceAccount | undefined>;
    byName(organizationId: string, name: string): Promise<ServiceAccount | undefined>;
    ofOrganization(organizationId: string): Promise<readonly ServiceAccount[]>;
    page(organizationId: string, request: PageRequest): Promise<Page<ServiceAccount>>;
  };
  readonly tokens: {
    /** The token with this digest, and its account. Takes one query, because every call of a machine needs it. */
    byHash(hash: string): Promise<TokenOfAccount | undefined>;
    byId(id: string): Promise<Token | undefined>;
    ofAccount(organizationId: string, serviceAccountId: string): Promise<readonly Token[]>;
    page(organizationId: string, serviceAccountId: string, request: PageRequest): Promise<Page<Token>>;
    /** Those that are limited to this project. */
    ofProject(organizationId: string, projectId: string): Promise<readonly Token[]>;
  };
  readonly legacyTokens: {
    byId(id: string): Promise<LegacyToken | undefined>;
    ofProject(organizationId: string, projectId: string): Promise<readonly LegacyToken[]>;
    ofOrganization(organizationId: string): Promise<readonly LegacyToken[]>;
  };
  readonly activity: {
    /** Uses in a project, by tokens that exist; the last one first. */
    usesInProject(organizationId: string, projectId: string): Promise<readonly TokenUse[]>;
    /** The last one first. */
    usesOfToken(organizationId: string, tokenId: string): Promise<readonly TokenUse[]>;
    /** The last one first. */
    refusalsOfToken(organizationId: string, tokenId: string): Promise<readonly TokenRefusal[]>;
    /** When each project last received data, by any token that exists; projects without data are missing. */
    lastDataIn(organizationId: string): Promise<ReadonlyMap<string, Date>>;
  };
  readonly migrations: {
    byId(organizationId: string, id: string): Promise<Migration | undefined>;
    /** The migration to this API token. */
    ofToken(organizationId: string, tokenId: string): Promise<Migration | undefined>;
    ofOrganization(organizationId: string): Promise<readonly Migration[]>;
  };
  readonly invites: {
    byId(organizationId: string, id: string): Promise<Invite | undefined>;
    byToken(token: string): Promise<Invite | undefined>;
    ofOrganization(organizationId: string): Promise<readonly Invite[]>;
    page(organizationId: string, request: PageRequest): Promise<Page<Invite>>;
    acceptancesOf(organizationId: string, inviteId: string): Promise<readonly InviteAcceptance[]>;
    /** A page of `acceptancesOf`. */
    acceptancePage(organizationId: string, inviteId: string, request: PageRequest): Promise<Page<InviteAcceptance>>;
    /** Those of all the organization's invites. */
    acceptancesIn(organizationId: string): Promise<readonly InviteAcceptance[]>;
  };
  readonly singleSignOn: {
    ofOrganization(organizationId: string): Promise<SingleSignOn | undefined>;
    byIdentifier(identifier: string): Promise<SingleSignOn | undefined>;
  };
  readonly audit: {
    ofOrganization(organizationId: string): Promise<readonly AuditRecord[]>;
  };
  readonly debuginfo: {
    byBuildId(projectId: string, buildId: string, type: number): Promise<DebuginfoUpload | undefined>;
  };
  readonly usage: UsageReader;
  readonly billing: BillingReader;
}

/** A reader that also writes. Removing a missing record does nothing; adding an ID twice throws. */
export interface StoreTransaction extends StoreReader {
  readonly organizations: StoreReader['organizations'] & {
    add(organization: Organization): Promise<void>;
    /** Replaces the organization with the same ID. It keeps its place in every list. */
    update(organization: Organization): Promise<void>;
    /**
     * Removes the organization with all that is in it: projects with their uploads, roles, role bindings, service accounts,
     * tokens and what was seen of them, migrations, invites and their acceptances, usage, its billing account and open months. The audit
     * records stay, and the invoices.
     */
    remove(id: string): Promise<void>;
  };
  readonly projects: StoreReader['projects'] & {
    add(project: Project): Promise<void>;
    /** Replaces the project with the same ID. It keeps its place in every list. */
    update(project: Project): Promise<void>;
    /**
     * Removes the project, and what was stored of its uploads and uses. Its legacy tokens and migrations must be removed
     * before. What it received stays counted under its last name, because it is billed.
     */
    remove(id: string): Promise<void>;
  };
  readonly users: StoreReader['users'] & {
    /** Adds the user, or replaces the one with the same ID. */
    save(user: User): Promise<void>;
    /** Removes everybody of this provider, and ends their sessions. */
    removeOfProvider(provider: string): Promise<void>;
  };
  readonly roles: StoreReader['roles'] & {
    add(role: Role): Promise<void>;
    /** Replaces the role with the same ID. */
    update(role: Role): Promise<void>;
    remove(id: string): Promise<void>;
  };
  readonly bindings: StoreReader['bindings'] & {
    add(binding: RoleBinding): Promise<void>;
    /** Makes all bindings of one role reference name another. Each keeps its place in every list. */
    renameRole(organizationId: string, from: string, to: string): Promise<void>;
    remove(id: string): Promise<void>;
    /** Removes all bindings of one subject at once: there may be thousands, and everybody waits for a transaction. */
    removeOfSubject(organizationId: string, subject: string): Promise<void>;
    /** The same for those that are limited to one project. */
    removeOfProject(organizationId: string, projectId: string): Promise<void>;
  };
  readonly serviceAccounts: StoreReader['serviceAccounts'] & {
    add(account: ServiceAccount): Promise<void>;
    remove(id: string): Promise<void>;
  };
  readonly tokens: StoreReader['tokens'] & {
    add(token: Token): Promise<void>;
    /** Removes the token, and what was noted of its uses and refusals. */
    remove(id: string): Promise<void>;
    /** The same at once for those that are limited to this project. */
    removeOfProject(organizationId: string, projectId: string): Promise<void>;
  };
  readonly legacyTokens: StoreReader['legacyTokens'] & {
    add(token: LegacyToken): Promise<void>;
    remove(id: string): Promise<void>;
    removeOfProject(organizationId: string, projectId: string): Promise<void>;
  };
  readonly migrations: StoreReader['migrations'] & {
    add(migration: Migration): Promise<void>;
    /** Replaces the migration with the same ID. */
    update(migration: Migration): Promise<void>;
    remove(id: string): Promise<void>;
    removeOfProject(organizationId: string, projectId: string): Promise<void>;
  };
  readonly invites: StoreReader['invites'] & {
    add(invite: Invite): Promise<void>;
    /** Replaces the invite with the same ID. */
    update(invite: Invite): Promise<void>;
    addAcceptance(acceptance: InviteAcceptance): Promise<void>;
  };
  readonly singleSignOn: StoreReader['singleSignOn'] & {
    /** Adds the record, or replaces the organization's. Throws for an identifier that another organization has. */
    save(singleSignOn: SingleSignOn): Promise<void>;
    remove(organizationId: string): Promise<void>;
  };
  readonly audit: StoreReader['audit'] & { add(record: AuditRecord): Promise<void> };
  readonly debuginfo: StoreReader['debuginfo'] & {
    /** Adds the upload, or replaces the one with the same project, build ID and type. */
    save(upload: DebuginfoUpload): Promise<void>;
  };
  readonly usage: UsageWriter;
  readonly billing: BillingWriter;
}

export interface Store extends StoreReader {
  /**
   * Runs `work` so that all its writes happen or none, and as if it ran alone: two transactions never both act on what the
   * other is about to change. `work` may run more than once (after a conflict), so it must only read and write through
   * `tx`.
   */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /**
   * Notes that a token was used. Outside of transactions, and only forward: an older time changes nothing. Does nothing for
   * a deleted token.
   */
  touchToken(tokenId: string, at: Date): Promise<void>;
  /** The same for a legacy token. */
  touchLegacyToken(tokenId: string, at: Date): Promise<void>;
  /**
   * Notes a use of an API token, in place of an older one with the same token, project and permission. Outside of
   * transactions, and only forward. Does nothing for a deleted token or project.
   */
  noteTokenUse(use: TokenUse): Promise<void>;
  /** The same for a refusal, in place of an older one with the same token and kind. */
  noteTokenRefusal(refusal: TokenRefusal): Promise<void>;
  /** Like `usage.add`, all or nothing, but outside of transactions, so that parallel calls never wait or fail. */
  addUsage(usage: readonly DailyUsage[]): Promise<void>;
}
