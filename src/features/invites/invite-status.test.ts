import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { canEnd, inviteStatus, inviteStatuses, type InviteState } from './invite-status.ts';

const now = new Date('2026-03-01T12:00:00Z');
const at = (time: string) => timestampFromDate(new Date(time));
const invite = (parts: Partial<InviteState> = {}): InviteState => ({ role: {}, makerLostRight: false, ...parts });

describe('the status of an invite', () => {
  it('is active until the moment of its end, and expired from then on', () => {
    expect(inviteStatus(invite({ expiresAt: at('2026-03-01T12:00:00.001Z') }), now)).toBe('active');
    expect(inviteStatus(invite({ expiresAt: at('2026-03-01T12:00:00Z') }), now)).toBe('expired');
  });

  it('is active for good without an end', () => {
    expect(inviteStatus(invite(), now)).toBe('active');
  });

  it('is ended by hand, whenever it would have expired', () => {
    const ended = { expiredAt: at('2026-02-01T00:00:00Z'), expiresAt: at('2026-02-02T00:00:00Z') };
    expect(inviteStatus(invite(ended), now)).toBe('ended');
  });

  it('tells a deleted role and a creator without the right apart, unless it is over', () => {
    expect(inviteStatus(invite({ role: undefined }), now)).toBe('role-gone');
    expect(inviteStatus(invite({ makerLostRight: true }), now)).toBe('maker-lost-right');
    expect(inviteStatus(invite({ makerLostRight: true, expiresAt: at('2026-01-01T00:00:00Z') }), now)).toBe('expired');
  });

  it('can be ended while it isn’t over', () => {
    expect(inviteStatuses.filter(canEnd)).toEqual(['active', 'role-gone', 'maker-lost-right']);
  });
});
