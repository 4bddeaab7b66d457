import { describe, expect, it } from 'vitest';
import { humanOwner } from '#domain/rules/last-owner.ts';

const owner = { subject: 'user:dev:ada@acme.example', role: 'system:owner', projectId: null };

describe('humanOwner', () => {
  it('is the person of an organization-wide Owner binding', () => {
    expect(humanOwner(owner)).toEqual({ provider: 'dev', email: 'ada@acme.example' });
  });

  it.each([
    ['another role', { role: 'system:viewer' }],
    ['a custom role called owner', { role: 'org:owner' }],
    ['an owner of one project', { projectId: 'alpha' }],
    ['a service account', { subject: 'serviceaccount:terraform' }],
    ['the system', { subject: 'system' }],
    ['an older form, which matches nobody who signs in', { subject: 'oidc:dev:ada@acme.example' }],
    ['a spelling that matches nobody who signs in', { subject: 'user:dev:Ada@acme.example' }],
    ['something unreadable', { subject: 'ada' }],
  ])('is not %s', (_what, change) => {
    expect(humanOwner({ ...owner, ...change })).toBeUndefined();
  });
});
