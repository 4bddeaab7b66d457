import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  acceptancesQuery,
  acceptInvite,
  createInvite,
  expireInvite,
  invalidateAccepted,
  invalidateInvites,
  inviteDetailsQuery,
  invitesQuery,
} from './invites.ts';
import { organizationsQuery } from './projects.ts';
import { acme, refusalOf, startConsole, subjectOf } from './testing-console.ts';

const inAcme = { organizationId: acme };
const viewerInvite = { ...inAcme, roleId: 'system:viewer' };

describe('an invite', () => {
  test('is in the list with its link, until it is ended', async () => {
    const { queryClient } = startConsole();
    onTestFinished(new QueryObserver(queryClient, invitesQuery(acme)).subscribe(() => undefined));
    const made = await createInvite(viewerInvite);
    await invalidateInvites(queryClient, acme);
    const listed = async () => (await queryClient.query(invitesQuery(acme))).find(({ id }) => id === made.id);
    expect(await listed()).toMatchObject({ token: made.token, createdBy: subjectOf('owner'), acceptanceCount: 0 });
    expect(await expireInvite({ ...inAcme, id: made.id })).toMatchObject({ expiredBy: subjectOf('owner'), token: '' });
    await invalidateInvites(queryClient, acme);
    expect((await listed())?.token).toBe('');
  });

  test('opens the organization for whoever accepts it, without loading the page anew', async () => {
    const { backend, queryClient } = startConsole('newcomer');
    const { id, token } = await backend.as('owner', () => createInvite(viewerInvite));
    onTestFinished(new QueryObserver(queryClient, organizationsQuery()).subscribe(() => undefined));
    expect(await queryClient.query(organizationsQuery())).toEqual([]);
    const details = await queryClient.query(inviteDetailsQuery(token));
    expect(details).toMatchObject({ organizationName: 'Acme', invite: { id, role: { name: 'viewer' }, token: '' } });
    expect(await acceptInvite(token)).toMatchObject({ subject: subjectOf('newcomer'), role: 'system:viewer' });
    await invalidateAccepted(queryClient, acme);
    expect(await queryClient.query(organizationsQuery())).toMatchObject([{ name: 'Acme' }]);
    const accepted = await backend.as('owner', () => queryClient.query(acceptancesQuery(acme, id)));
    expect(accepted).toMatchObject([{ inviteId: id, acceptedBy: subjectOf('newcomer') }]);
  });

  test('is accepted by nothing that only reads', async () => {
    const { backend, queryClient } = startConsole('newcomer');
    const { id, token } = await backend.as('owner', () => createInvite(viewerInvite));
    await queryClient.query(inviteDetailsQuery(token));
    expect(backend.asked).toEqual(['GetInviteDetails']);
    expect(await backend.as('owner', () => queryClient.query(acceptancesQuery(acme, id)))).toEqual([]);
  });

  test('says why it can’t be accepted', async () => {
    const { backend } = startConsole('newcomer');
    const { id, token } = await backend.as('owner', () => createInvite(viewerInvite));
    expect(await backend.as('owner', () => refusalOf(acceptInvite(token)))).toMatchObject({
      kind: 'conflict',
      reason: 'OWN_INVITE',
    });
    await acceptInvite(token);
    expect(await refusalOf(acceptInvite(token))).toMatchObject({ kind: 'exists', reason: 'ALREADY_ACCEPTED' });
    await backend.as('owner', () => expireInvite({ ...inAcme, id }));
    backend.signIn('billing');
    expect(await refusalOf(acceptInvite(token))).toMatchObject({ kind: 'conflict', reason: 'INVITE_ENDED' });
    expect(await refusalOf(acceptInvite('unknown'))).toMatchObject({ kind: 'not-found', metadata: { what: 'invite' } });
  });

  test('of an hour that has passed is told beside its field', async () => {
    startConsole();
    const refused = await refusalOf(createInvite({ ...viewerInvite, expiresAt: { seconds: 1n } }));
    expect(refused).toMatchObject({ kind: 'invalid', violations: { expires_at: expect.any(String) } });
  });
});

test('somebody who may not list invites is denied, with the permission that is missing', async () => {
  const { queryClient } = startConsole('viewer');
  const refused = await refusalOf(queryClient.query(invitesQuery(acme)));
  expect(refused).toMatchObject({ kind: 'denied', missingPermissions: ['invite.list'] });
});
