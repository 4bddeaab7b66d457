import { clientKinds } from '#domain/rules/clients.ts';
import { billingAccount, invoice } from '#domain/store/ledger-json.ts';
import {
  bigNumber,
  date,
  isObject,
  jsonOf,
  list,
  number,
  oneOf,
  orNull,
  record,
  text,
  textMap,
  texts,
  truth,
} from '#domain/store/read-json.ts';
import {
  type AuditRecord,
  type BillingAccount,
  type ClosedMonth,
  type DailyUsage,
  type DebuginfoUpload,
  type Invite,
  type InviteAcceptance,
  type Invoice,
  type LegacyToken,
  type Migration,
  migrationOutcomes,
  type OpenMonth,
  type Organization,
  type Project,
  refusalKinds,
  type Role,
  type RoleBinding,
  type ServiceAccount,
  type Token,
  type TokenRefusal,
  type TokenUse,
  type User,
} from '#domain/store/records.ts';
import type { DefaultRole, SingleSignOn, SingleSignOnTrial } from '#domain/store/single-sign-on-records.ts';

/** Every record there is, at one moment. */
export interface World {
  readonly organizations: readonly Organization[];
  readonly projects: readonly Project[];
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly bindings: readonly RoleBinding[];
  readonly serviceAccounts: readonly ServiceAccount[];
  readonly tokens: readonly Token[];
  readonly legacyTokens: readonly LegacyToken[];
  readonly tokenUses: readonly TokenUse[];
  readonly tokenRefusals: readonly TokenRefusal[];
  readonly migrations: readonly Migration[];
  readonly invites: readonly Invite[];
  readonly acceptances: readonly InviteAcceptance[];
  readonly singleSignOn: readonly SingleSignOn[];
  readonly audit: readonly AuditRecord[];
  readonly debuginfo: readonly DebuginfoUpload[];
  /** Projects that are gone, as they were last. */
  readonly removedProjects: readonly Project[];
  /** Of projects, also of those that are gone. */
  readonly usage: readonly DailyUsage[];
  readonly billingAccounts: readonly BillingAccount[];
  readonly invoices: readonly Invoice[];
  readonly closedMonths: readonly ClosedMonth[];
  readonly openMonths: readonly OpenMonth[];
}

export const emptyWorld: World = {
  organizations: [],
  projects: [],
  users: [],
  roles: [],
  bindings: [],
  serviceAccounts: [],
  tokens: [],
  legacyTokens: [],
  tokenUses: [],
  tokenRefusals: [],
  migrations: [],
  invites: [],
  acceptances: [],
  singleSignOn: [],
  audit: [],
  debuginfo: [],
  removedProjects: [],
  usage: [],
  billingAccounts: [],
  invoices: [],
  closedMonths: [],
  openMonths: [],
};

/** Increase it when records change their format: older snapshots are then discarded, not misread. */
const format = 5;

/** The world as JSON text, in which a bigint is text. */
export function serializeWorld(world: World): string {
  return jsonOf({ format, world });
}

/** The world from `serializeWorld`'s text; `undefined` for any other text, even if a single field is wrong. */
export function reviveWorld(json: string): World | undefined {
  try {
    const snapshot: unknown = JSON.parse(json);
    return isObject(snapshot) && snapshot.format === format ? world(snapshot.world) : undefined;
  } catch {
    return undefined;
  }
}

const made = { id: text, organizationId: text, createdAt: date, createdBy: text };
const seen = { organizationId: text, tokenId: text, projectId: text, permission: text };
const project = record<Project>({ id: text, organizationId: text, name: text, createdAt: date });
const world = record<World>({
  organizations: list(record<Organization>({ id: text, name: text, createdAt: date, createdBy: text })),
  projects: list(project),
  users: list(
    record<User>({
      id: text,
      provider: text,
      email: text,
      name: text,
      createdAt: date,
      lastLoginAt: date,
      updatedAt: orNull(date),
      issuer: orNull(text),
      sub: orNull(text),
    }),
  ),
  roles: list(record<Role>({ ...made, name: text, permissions: texts, version: number })),
  bindings: list(record<RoleBinding>({ ...made, subject: text, projectId: orNull(text), role: text })),
  serviceAccounts: list(record<ServiceAccount>({ ...made, name: text })),
  tokens: list(
    record<Token>({
      ...made,
      serviceAccountId: text,
      name: text,
      projectId: orNull(text),
      hash: text,
      lastUsedAt: orNull(date),
    }),
  ),
  legacyTokens: list(
    record<LegacyToken>({
      id: text,
      organizationId: text,
      projectId: text,
      name: text,
      publicKey: text,
      createdAt: date,
      lastUsedAt: orNull(date),
    }),
  ),
  tokenUses: list(record<TokenUse>({ ...seen, serviceAccountId: text, lastUsedAt: date })),
  tokenRefusals: list(record<TokenRefusal>({ ...seen, kind: oneOf(refusalKinds), refusedAt: date })),
  migrations: list(
    record<Migration>({
      ...made,
      projectId: text,
      legacyTokenId: orNull(text),
      client: oneOf(clientKinds),
      serviceAccountId: text,
      tokenId: text,
      createdServiceAccount: truth,
      roleBindingId: orNull(text),
      endedAt: orNull(date),
      outcome: orNull(oneOf(migrationOutcomes)),
    }),
  ),
  invites: list(
    record<Invite>({
      ...made,
      roleId: text,
      token: text,
      expiresAt: orNull(date),
      expiredAt: orNull(date),
      expiredBy: orNull(text),
    }),
  ),
  acceptances: list(
    record<InviteAcceptance>({
      id: text,
      organizationId: text,
      inviteId: text,
      acceptedBy: text,
      acceptedAt: date,
      roleBindingId: text,
    }),
  ),
  singleSignOn: list(
    record<SingleSignOn>({
      organizationId: text,
      identifier: text,
      issuer: text,
      clientId: text,
      sealedSecret: text,
      enableGroups: truth,
      defaultRole: orNull(record<DefaultRole>({ roleId: text, reference: text, setAt: date, setBy: text })),
      version: number,
      enabledAt: orNull(date),
      setUpAt: date,
      setUpBy: text,
      trial: orNull(
        record<SingleSignOnTrial>({
          triedAt: date,
          triedBy: text,
          email: text,
          emailVerified: truth,
          groups: texts,
          failure: text,
        }),
      ),
    }),
  ),
  audit: list(
    record<AuditRecord>({ id: text, organizationId: text, at: date, actor: text, action: text, target: textMap }),
  ),
  debuginfo: list(
    record<DebuginfoUpload>({
      id: text,
      projectId: text,
      buildId: text,
      type: number,
      hash: text,
      size: number,
      state: oneOf(['uploading', 'uploaded']),
      startedAt: date,
      finishedAt: orNull(date),
      startedBy: text,
    }),
  ),
  removedProjects: list(project),
  usage: list(record<DailyUsage>({ projectId: text, day: text, bytes: bigNumber, samples: bigNumber })),
  billingAccounts: list(billingAccount),
  invoices: list(invoice),
  closedMonths: list(record<ClosedMonth>({ month: text, closedAt: date })),
  openMonths: list(record<OpenMonth>({ organizationId: text, month: text })),
});
