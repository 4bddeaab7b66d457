import { describe, expect, it, test } from 'vitest';
import { readRefusal, type Refused } from '#domain/rules/explain/read-refusal.ts';
import { type Refusal, refusal } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld, type Signature, type TestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const { alpha, beta, unknown } = projects;
const missing = (permission: string, projectId: string | null) => ({
  kind: 'permission-missing',
  permission,
  projectId,
});
const notSignedIn = (because: string) => ({ kind: 'not-signed-in', because });

/** A call, who makes it, and what its refusal is read as. */
type Case = [what: string, read: object, refused: (world: TestWorld) => Promise<Refusal>];

function by(actor: Actor, call: (clients: Clients) => Promise<unknown>, project?: string): Case[2] {
  return (world) => refusal(call(world.as(actor, project)));
}

function signed(signature: Signature, call: (clients: Clients) => Promise<unknown>): Case[2] {
  return (world) => refusal(call(world.signed(signature)));
}

const upload = ({ debuginfo }: Clients) => debuginfo.shouldInitiateUpload({ buildId: 'b' });
const send = ({ profiles }: Clients) => profiles.writeRaw({});
const list = ({ roles }: Clients) => roles.listRoles({ organizationId });
const inAlpha = { subject: subjectOf('newcomer'), role: 'system:viewer', projectId: alpha };

const cases: Case[] = [
  ['the edge, for a project', missing('debuginfo.write', beta), by('scraper', upload, beta)],
  ['the edge, for a project that is gone', missing('profile.write', unknown), by('agent', send, unknown)],
  ['a token limited to another project', missing('profile.write', beta), by('limitedMachine', send, beta)],
  ['the API, for the organization', missing('role.list', null), by('billing', list)],
  [
    'the API, for a project',
    missing('rolebinding.create', alpha),
    by('viewer', ({ roles }) => roles.createRoleBinding({ organizationId, ...inAlpha })),
  ],
  [
    'the API, for a project that is none',
    missing('rolebinding.list', 'nowhere'),
    by('scraper', ({ roles }) => roles.listRoleBindings({ organizationId, projectId: 'nowhere' })),
  ],
  [
    'a role above one’s own',
    { kind: 'escalation', act: 'give the role system:writer', permissions: ['profile.write', 'debuginfo.write'] },
    async (world) => {
      await mayGive(world);
      const grant = { organizationId, subject: subjectOf('newcomer'), role: 'system:writer' };
      return refusal(world.as('viewer').roles.createRoleBinding(grant));
    },
  ],
  ['no credential', notSignedIn('no-credential'), by('signedOut', list)],
  ['an empty credential', notSignedIn('bad-token'), signed({ secret: 'psc_v1_' }, list)],
  ['a token that never was', notSignedIn('bad-token'), signed({ secret: `psc_v1_${'0'.repeat(64)}` }, list)],
  [
    'somebody else’s session',
    notSignedIn('other-caller'),
    signed({ person: 'viewer@acme.example', expected: subjectOf('owner') }, list),
  ],
  ['no project', { kind: 'no-project' }, by('agent', send)],
  ['a project that is no ID', { kind: 'no-project' }, by('agent', send, 'production')],
  [
    'an organization that can’t be seen',
    { kind: 'not-found', what: 'organization' },
    by('stranger', ({ roles }) => roles.listRoles({ organizationId })),
  ],
  [
    'a role binding that is gone',
    { kind: 'not-found', what: 'role binding' },
    by('owner', ({ roles }) => roles.deleteRoleBinding({ organizationId, id: unknown })),
  ],
  [
    'a service account that is gone',
    { kind: 'not-found', what: 'service account' },
    by('owner', ({ accounts }) => accounts.listServiceAccountTokens({ organizationId, serviceAccountId: unknown })),
  ],
  [
    'an invite for people',
    { kind: 'people-only' },
    by('agent', ({ roles }) => roles.acceptInvite({ token: spare.invite.token })),
  ],
];

/** Lets the viewer give roles, but none above their own. */
async function mayGive(world: TestWorld): Promise<void> {
  const owner = world.as('owner').roles;
  await owner.createRole({ organizationId, name: 'Giver', permissions: ['rolebinding.create'] });
  const role = `${organizationId}:Giver`;
  await owner.createRoleBinding({ organizationId, subject: subjectOf('viewer'), role });
}

/** How a refusal stands in logs, by those who write it. */
const carried: Readonly<Record<string, (refused: Refusal) => string>> = {
  'the message alone': ({ message }) => message,
  'Connect for the web': ({ code, message }) => `ConnectError: [${snake(code)}] ${message}`,
  'the JSON of a Connect error': ({ code, message }) => JSON.stringify({ code: snake(code), message, details: [] }),
  'that JSON, with lines': ({ code, message }) => JSON.stringify({ code: snake(code), message }, null, 2),
  'a Go client': ({ code, message }) => `rpc error: code = ${code} desc = ${message}`,
  'logfmt of a Go client': ({ code, message }) =>
    `level=warn ts=2026-03-01T12:00:00Z msg="failed to upload" err=${JSON.stringify(`rpc error: code = ${code} desc = ${message}`)}`,
  'a log in JSON': ({ code, message }) => JSON.stringify({ level: 'error', error: JSON.stringify({ code, message }) }),
  'grpc-js': ({ code, message }) => `Error: 7 ${snake(code).toUpperCase()}: ${message}`,
  'the header of gRPC': ({ message }) => `grpc-status: 7\r\ngrpc-message: ${encodeURIComponent(message)}`,
  'a terminal that broke the line': ({ message }) => message.replaceAll(/(.{30}\S*) /g, '$1\n    '),
};

function snake(code: string): string {
  return code.replaceAll(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

describe.each(cases)('a refusal for %s', (_, expected, refuse) => {
  it.each(Object.entries(carried))('is read from %s', async (_name, carry) => {
    const refused = await refuse(await createTestWorld());
    expect(readRefusal(carry(refused))).toEqual({ ...expected, subject: undefined });
  });
});

test('a token that is revoked during an upload is told as that', async () => {
  const world = await createTestWorld();
  const info = { buildId: spare.upload.buildId, uploadId: spare.upload.id };
  async function* sent() {
    yield { data: { case: 'info' as const, value: info } };
    yield { data: { case: 'chunkData' as const, value: new Uint8Array(1) } };
    const token = { serviceAccountId: idOf('uploader', 'account'), id: idOf('uploader', 'token') };
    await world.as('owner').accounts.deleteServiceAccountToken({ organizationId, ...token });
  }
  const { message } = await refusal(world.as('uploader', beta).debuginfo.upload(sent()));
  expect(readRefusal(message)).toMatchObject(notSignedIn('revoked'));
});

test.each<[string, Refused | undefined]>([
  [
    `denied for serviceaccount: 403 Forbidden: missing permission profile.write, projectID=${alpha.toUpperCase()}`,
    { kind: 'permission-missing', permission: 'profile.write', projectId: alpha },
  ],
  [
    'PERMISSION_DENIED: caller lacks organization.usage.read',
    { kind: 'permission-missing', permission: 'organization.usage.read', projectId: undefined },
  ],
  ['rpc error: code = PermissionDenied desc = caller lacks dashboard.share', undefined],
  ['connection refused', undefined],
  ['profile.write took 3 ms', undefined],
  ['', undefined],
  ['%E0%A4%A', undefined],
])('others’ words: %j', (text, expected) => {
  expect(readRefusal(text)).toEqual(expected && { ...expected, subject: undefined });
});

test.each([
  [`caller=serviceaccount:scraper-edge This needs profile.write in project ${beta}.`, 'serviceaccount:scraper-edge'],
  [
    `{"subject":"serviceaccount:CI of Web","message":"This needs role.list in the organization."}`,
    'serviceaccount:CI of Web',
  ],
  ['user:dev:ada@acme.example: This needs role.list in the organization.', 'user:dev:ada@acme.example'],
  [
    'oidc:github-actions:repo:acme/web:ref This needs role.list in the organization.',
    'oidc:github-actions:repo:acme/web:ref',
  ],
])('the subject in %j is %s', (text, subject) => {
  expect(readRefusal(text)).toMatchObject({ kind: 'permission-missing', subject });
});

test.each(['\\', 'a', 'a.', '%25', 'You can’t ', 'There is no such a', 'user:a:', ' ', '\n', 'forbidden a'])(
  'a page stays quick with 100,000 times %j',
  (text) => {
    const start = performance.now();
    readRefusal(text.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(1000);
  },
);
