import { describe, expect, it } from 'vitest';
import { refusal } from '#domain/testing/refusal.ts';
import { idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const serviceAccountId = idOf('idleMachine', 'account');
const nowhere = projects.unknown;
const long = new Uint8Array(1);

/** A call that the owner makes and that can't be done, and the words that tell what is wrong with it. */
type Refused = [words: string, call: (clients: Clients) => Promise<unknown>];

const refused: Refused[] = [
  ['no such role.', ({ roles }) => roles.deleteRole({ organizationId, id: nowhere })],
  ['no such role.', ({ roles }) => roles.createInvite({ organizationId, roleId: nowhere })],
  ['no such role binding.', ({ roles }) => roles.deleteRoleBinding({ organizationId, id: nowhere })],
  ['no such invite.', ({ roles }) => roles.expireInvite({ organizationId, id: nowhere })],
  ['no such invite.', ({ roles }) => roles.acceptInvite({ token: 'unknown' })],
  ['no such invite.', ({ roles }) => roles.getInviteDetails({ token: 'unknown' })],
  ['no such role.', ({ customRoles }) => customRoles.updateRole({ organizationId, id: nowhere })],
  ['no such person.', ({ people }) => people.removePerson({ organizationId, subject: 'user:dev:nobody@acme.example' })],
  ['no such person.', ({ organizations: client }) => client.removeOrganizationUser({ id: organizationId })],
  [
    'subject: Name a person: user:<provider>:<e-mail>.',
    ({ people }) => people.removePerson({ organizationId, subject: subjectOf('agent') }),
  ],
  [
    'id: Nobody can change the system roles.',
    ({ customRoles }) => customRoles.updateRole({ organizationId, id: 'system:viewer' }),
  ],
  [
    'name: Enter a name. permissions[0]: There is no permission “all”. permissions: Choose at least one permission. etag: Send the etag of the role that you have seen.',
    ({ customRoles }) => customRoles.updateRole({ organizationId, id: spare.role.id, permissions: ['all'] }),
  ],
  [
    'Somebody has changed “Spare” meanwhile, so your change was not saved.',
    ({ customRoles }) =>
      customRoles.updateRole({
        organizationId,
        id: spare.role.id,
        name: 'Spare',
        permissions: ['view.read'],
        etag: '0',
      }),
  ],
  ['user.name: ', ({ users }) => users.updateSelf({})],
  [
    'user.email: Only the name can be changed here. Leave this empty. user.company: Only',
    ({ users }) => users.updateSelf({ user: { name: 'Ada', email: 'ada@acme.example', company: 'Acme' } }),
  ],
  [
    'Use RoleService.CreateRoleBinding and RoleService.DeleteRoleBinding to change what a person may do.',
    ({ organizations: client }) => client.updateUserRole({ organizationId }),
  ],
  ['Use RoleService.CreateRoleBinding', ({ organizations: client }) => client.addOrganizationUser({})],
  ['Use RoleService.GetInviteDetails', ({ organizations: client }) => client.isInviteTokenValid({})],
  ['Use RoleService.AcceptInvite', ({ organizations: client }) => client.acceptInviteToken({})],
  ['Use RoleService.ListInvites', ({ organizations: client }) => client.getInviteTokens({})],
  ['no such organization.', ({ access }) => access.getOwnAccess({ organizationId: nowhere })],
  ['no such organization.', ({ access }) => access.getOwnAccess({})],
  ['no such debug info.', ({ debuginfo }) => debuginfo.markUploadFinished({ buildId: 'unknown' })],
  [
    'id: Every organization keeps the system roles.',
    ({ roles }) => roles.deleteRole({ organizationId, id: 'system:owner' }),
  ],
  ['permissions: Choose at least one permission.', ({ roles }) => roles.createRole({ organizationId, name: 'New' })],
  [
    'permissions[0]: There is no permission “all”.',
    ({ roles }) => roles.createRole({ organizationId, name: 'New', permissions: ['all'] }),
  ],
  [
    'permissions[0]: There is no such permission.',
    ({ roles }) => roles.createRole({ organizationId, name: 'New', permissions: ['all you <b>have</b>'] }),
  ],
  [
    'A role named “Spare” exists already.',
    ({ roles }) => roles.createRole({ organizationId, name: 'Spare', permissions: ['view.read'] }),
  ],
  [
    'role: There is no such role in this organization. project_id: There is no such project in this organization. entity: Role bindings to a single entity are not supported.',
    ({ roles }) =>
      roles.createRoleBinding({
        organizationId,
        subject: subjectOf('viewer'),
        role: 'gone',
        projectId: nowhere,
        entity: 'view',
      }),
  ],
  [
    'The subject has this role at this scope already.',
    ({ roles }) => roles.createRoleBinding({ organizationId, subject: subjectOf('viewer'), role: 'system:viewer' }),
  ],
  [
    'There is no service account “ghost”. Create it first.',
    ({ roles }) => roles.createRoleBinding({ organizationId, subject: 'serviceaccount:ghost', role: 'system:viewer' }),
  ],
  [
    'expires_at: Choose a moment in the future, or none.',
    ({ roles }) => roles.createInvite({ organizationId, roleId: 'system:viewer', expiresAt: { seconds: 1n } }),
  ],
  [
    'A service account named “agent” exists already.',
    ({ accounts }) => accounts.createServiceAccount({ organizationId, name: 'agent' }),
  ],
  [
    '“idleMachine” has a token named “main” already.',
    ({ accounts }) => accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'main' }),
  ],
  [
    'project_id: There is no such project in this organization.',
    ({ accounts }) =>
      accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'new', projectId: nowhere }),
  ],
  ['permission: Name a permission, such as rolebinding.create.', ({ authorization }) => authorization.canI({})],
  [
    'series[0].samples[0].raw_profile: The profile is empty.',
    ({ profiles }) => profiles.writeRaw({ series: [{ samples: [{}] }] }),
  ],
  ['hash: This is required.', ({ debuginfo }) => debuginfo.initiateUpload({ buildId: 'b', size: 1n })],
  [
    'hash: Use at most 200 characters',
    ({ debuginfo }) => debuginfo.shouldInitiateUpload({ buildId: 'b', hash: 'h'.repeat(201) }),
  ],
  [
    "size: State the file's size: 1 to 1073741824 bytes.",
    ({ debuginfo }) => debuginfo.initiateUpload({ buildId: 'b', hash: 'h' }),
  ],
  [
    'upload_id: This is not the upload that is open.',
    ({ debuginfo }) => debuginfo.markUploadFinished({ buildId: spare.upload.buildId, uploadId: 'other' }),
  ],
  ['info: Send the upload info first.', ({ debuginfo }) => debuginfo.upload(sent())],
  ['info: Send the upload info first.', ({ debuginfo }) => debuginfo.upload(sent({ case: 'chunkData', value: long }))],
  [
    'chunk_data: After the upload info, send only chunks.',
    ({ debuginfo }) => debuginfo.upload(sent(info(spare.upload), info(spare.upload))),
  ],
  ['chunk_data: The file is empty.', ({ debuginfo }) => debuginfo.upload(sent(info(spare.upload)))],
  [
    'No such upload is under way. Call InitiateUpload first.',
    ({ debuginfo }) => debuginfo.upload(sent(info({ buildId: 'unknown', id: '' }))),
  ],
];

describe('what can’t be done', () => {
  it.each(refused)('is told in words: %s', async (words, call) => {
    const world = await createTestWorld();
    expect((await refusal(call(world.as('owner', projects.beta)))).message).toContain(words);
    expect(await world.audited()).toEqual([]);
  });

  it('is told with what was wanted when the caller holds less than they would give', async () => {
    const { roles } = (await createTestWorld()).as('projectOwner');
    const grant = { organizationId, subject: subjectOf('newcomer'), role: 'system:viewer' };
    expect((await refusal(roles.createRoleBinding(grant))).message).toContain('This needs rolebinding.create');
  });

  it('is told to machines that follow the link of an invite', async () => {
    const { roles } = (await createTestWorld()).as('agent');
    const { message } = await refusal(roles.acceptInvite({ token: spare.invite.token }));
    expect(message).toBe('Only people can accept an invite; give machines a role binding.');
  });

  it('is told to people whose invite is their own, was used, has ended or gives a role that is gone', async () => {
    const world = await createTestWorld();
    const { roles: owner } = world.as('owner');
    const { roles: newcomer } = world.as('newcomer');
    const told = async (token: string) => (await refusal(newcomer.acceptInvite({ token }))).message;
    const made = async (roleId: string) => (await owner.createInvite({ organizationId, roleId })).invite;

    const used = await made('system:viewer');
    const token = used?.token ?? '';
    expect((await refusal(owner.acceptInvite({ token }))).message).toContain('You made this invite yourself');
    await newcomer.acceptInvite({ token });
    expect(await told(token)).toContain('You have accepted this invite already');

    const ended = await made('system:viewer');
    await owner.expireInvite({ organizationId, id: ended?.id ?? '' });
    expect(await told(ended?.token ?? '')).toBe('This invite has ended. Ask for a new one.');
  });
});

type Piece =
  | { readonly case: 'info'; readonly value: object }
  | { readonly case: 'chunkData'; readonly value: Uint8Array };

function info({ buildId, id: uploadId }: { readonly buildId: string; readonly id: string }): Piece {
  return { case: 'info', value: { buildId, uploadId } };
}

async function* sent(...pieces: readonly Piece[]) {
  for (const data of pieces) yield { data };
}
