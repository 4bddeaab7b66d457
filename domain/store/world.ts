import { clientKinds } from '#domain/rules/clients.ts';
import {
  type AuditRecord,
  type DebuginfoUpload,
  type DefaultRole,
  type Invite,
  type InviteAcceptance,
  type LegacyToken,
  type Migration,
  migrationOutcomes,
  type Organization,
  type Project,
  refusalKinds,
  type Role,
  type RoleBinding,
  type ServiceAccount,
  type SingleSignOn,
  type SingleSignOnTrial,
  type Token,
  type TokenRefusal,
  type TokenUse,
  type User,
} from '#domain/store/records.ts';

/** Bytes of profiles received for a project. The id is the project's. */
export interface ProfileTotal {
  readonly id: string;
  readonly bytes: number;
}

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
  readonly profiles: readonly ProfileTotal[];
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
  profiles: [],
};

/** Increase it when records change their format: older snapshots are then discarded, not misread. */
const format = 4;

/** The world as JSON text. */
export function serializeWorld(world: World): string {
  return JSON.stringify({ format, world });
}

/** The world from `serializeWorld`'s text; `undefined` for any other text, even if a single field is wrong. */
export function reviveWorld(text: string): World | undefined {
  try {
    const snapshot: unknown = JSON.parse(text);
    return isObject(snapshot) && snapshot.format === format ? world(snapshot.world) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads one value out of JSON, or throws. */
type Reader<Value> = (json: unknown) => Value;
type Readers<Row> = { readonly [Field in keyof Row]-?: Reader<Row[Field]> };

const text: Reader<string> = (json) => (typeof json === 'string' ? json : refuse());
const number: Reader<number> = (json) => (typeof json === 'number' && Number.isFinite(json) ? json : refuse());
const date: Reader<Date> = (json) => {
  const read = new Date(text(json));
  return Number.isNaN(read.getTime()) ? refuse() : read;
};
const texts = list(text);
const textMap: Reader<Readonly<Record<string, string>>> = (json) =>
  isObject(json) ? Object.fromEntries(Object.entries(json).map(([name, value]) => [name, text(value)])) : refuse();
const truth: Reader<boolean> = (json) => (typeof json === 'boolean' ? json : refuse());

function oneOf<Value extends string>(values: readonly Value[]): Reader<Value> {
  return (json) => values.find((value) => value === json) ?? refuse();
}

function orNull<Value>(reader: Reader<Value>): Reader<Value | null> {
  return (json) => (json === null ? null : reader(json));
}

function list<Value>(reader: Reader<Value>): Reader<readonly Value[]> {
  return (json) => (Array.isArray(json) ? json.map(reader) : refuse());
}

function record<Row>(readers: Readers<Row>): Reader<Row> {
  return (json) => {
    if (!isObject(json)) return refuse();
    const row: Partial<Row> = {};
    for (const field in readers) row[field] = readers[field](json[field]);
    return isWhole(row, readers) ? row : refuse();
  };
}

function isWhole<Row>(row: Partial<Row>, readers: Readers<Row>): row is Row {
  return Object.keys(readers).every((field) => Object.hasOwn(row, field));
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function refuse(): never {
  throw new Error('not a world');
}

const made = { id: text, organizationId: text, createdAt: date, createdBy: text };
const seen = { organizationId: text, tokenId: text, projectId: text, permission: text };

const world = record<World>({
  organizations: list(record<Organization>({ id: text, name: text, createdAt: date })),
  projects: list(record<Project>({ id: text, organizationId: text, name: text, createdAt: date })),
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
      changedAt: date,
      changedBy: text,
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
  profiles: list(record<ProfileTotal>({ id: text, bytes: number })),
});
