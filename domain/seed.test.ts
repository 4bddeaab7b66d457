import { describe, expect, it } from 'vitest';
import { isInviteOpen } from '#domain/rules/invite.ts';
import { invoiceStatuses } from '#domain/rules/invoice-status.ts';
import { humanOwner } from '#domain/rules/last-owner.ts';
import { maxServiceAccounts } from '#domain/rules/quota.ts';
import { seedIds } from '#domain/seed-ids.ts';
import { people, seedWorld } from '#domain/seed.ts';
import { createMemoryStore } from '#domain/store/memory-store.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const world = seedWorld(now);

describe('the seed world', () => {
  it('can be kept by a store: ids and names are unique', async () => {
    const store = createMemoryStore(world);
    const accounts = await store.serviceAccounts.ofOrganization(seedIds.organization);
    expect(accounts.length).toBeGreaterThan(9);
    expect(accounts.length).toBeLessThan(maxServiceAccounts);
  });

  it('has exactly one human owner with an account in each organization', () => {
    const accounts = new Set(world.users.map((user) => `${user.provider}:${user.email}`));
    const owners = world.bindings.map(humanOwner).filter((owner) => owner !== undefined);
    expect(owners.filter((owner) => accounts.has(`${owner.provider}:${owner.email}`))).toEqual([
      { provider: 'dev', email: people.owner.email },
      { provider: 'dev', email: people.globexOwner.email },
    ]);
    expect(owners).toHaveLength(3);
  });

  it('has a second organization, in which the owner of the first can only see', () => {
    const own = world.bindings.filter(({ subject }) => subject === people.owner.subject);
    expect(own.map(({ organizationId, role }) => [organizationId, role])).toEqual([
      [seedIds.organization, 'system:owner'],
      [seedIds.globex.id, 'system:viewer'],
    ]);
  });

  it('has valid ids and times before now', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;
    const rows = [...world.projects, ...world.roles, ...world.bindings, ...world.serviceAccounts, ...world.tokens];
    expect(rows.filter((row) => !uuid.test(row.id) || row.createdAt >= now)).toEqual([]);
    expect(world.tokens.filter((token) => !/^[0-9a-f]{64}$/u.test(token.hash))).toEqual([]);
    const impossible = world.tokens.filter(({ lastUsedAt, createdAt }) => lastUsedAt && lastUsedAt < createdAt);
    expect(impossible).toEqual([]);
  });

  it('shows what needs attention: a dangling scope, a duplicate, an idle account and older subjects', () => {
    const said = world.bindings.map(({ subject, role, projectId }) => [subject, role, projectId].join(' '));
    expect(said.length - new Set(said).size).toBe(1);
    expect(world.bindings.filter(({ projectId }) => projectId === seedIds.deletedProject)).toHaveLength(1);
    const bound = new Set(world.bindings.map(({ subject }) => subject));
    const unbound = world.serviceAccounts.filter(({ name }) => !bound.has(`serviceaccount:${name}`));
    expect(unbound.map(({ name }) => name)).toEqual(['incident-bot']);
    expect([...bound]).toContain('oidc_user:github:12345');
    expect([...bound]).not.toContain(people.newcomer.subject);
  });

  it('has an invite in every state', () => {
    const accepted = new Set(world.acceptances.map(({ inviteId }) => inviteId));
    const states = world.invites.map(({ id, ...invite }) => {
      const end = invite.expiresAt === null ? 'never ends' : 'ends';
      return [isInviteOpen(invite, now), end, invite.expiredAt !== null, accepted.has(id)].join(' ');
    });
    expect(states.toSorted()).toEqual([
      'false ends false false',
      'false ends false true',
      'false never ends true false',
      'true ends false false',
      'true never ends false true',
    ]);
  });

  it('tells of each acceptance which role binding came out of it', () => {
    for (const { acceptedBy, inviteId, roleBindingId, acceptedAt } of world.acceptances) {
      const invite = world.invites.find(({ id }) => id === inviteId);
      const binding = world.bindings.find(({ id }) => id === roleBindingId);
      expect(binding).toMatchObject({ subject: acceptedBy, role: invite?.roleId, createdAt: acceptedAt });
    }
  });

  it('opens no door: no link of an invite is the same in another world', () => {
    const others = new Set(seedWorld(now).invites.map(({ token }) => token));
    expect(world.invites.filter(({ token }) => others.has(token))).toEqual([]);
  });

  it('has a year of usage up to today, and an invoice for every month that is over', () => {
    const days = world.usage.map(({ day }) => day).toSorted();
    expect(days.at(-1)).toBe('2026-03-01');
    expect(days[0] && days[0] < '2025-03-01').toBe(true);
    expect(world.usage.every(({ bytes, samples }) => bytes > 0n && samples > 0n)).toBe(true);
    expect(world.invoices.map(({ month }) => month)).toEqual(
      '2026-02 2026-01 2025-12 2025-11 2025-10 2025-09 2025-08 2025-07 2025-06 2025-05 2025-04 2025-03'.split(' '),
    );
    expect(new Set(world.invoices.map(({ status }) => status))).toEqual(new Set(invoiceStatuses));
    expect(world.invoices[0]?.lines.map(({ projectName }) => projectName)).toContain('Legacy API');
  });
});
