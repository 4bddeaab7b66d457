import { describe, expect, it } from 'vitest';
import { checkForm, dayOf, endOf, risksOf, startForm } from './invite-form.ts';

const now = new Date(2026, 10, 14, 12, 0, 0);

describe('the end of an invite', () => {
  it('is a week from now at first', () => {
    expect(endOf(startForm, now)).toEqual(new Date(2026, 10, 21, 12, 0, 0));
  });

  it('is the last second of the chosen day in the zone of the person', () => {
    expect(endOf({ end: 'date', date: '2026-12-24' }, now)).toEqual(new Date(2026, 11, 24, 23, 59, 59));
  });

  it('is none for a link that never expires, whatever date was chosen before', () => {
    expect(endOf({ end: 'never', date: '2020-01-01' }, now)).toBeNull();
  });

  it.each(['', '2026-02-31', '14.11.2026', '12026-01-01', '9999-12-31'])('is unknown for the date “%s”', (date) => {
    expect(endOf({ end: 'date', date }, now)).toBeUndefined();
  });
});

describe('the check', () => {
  it('asks for a role, and not for a date that is not used', () => {
    expect(checkForm(startForm, now)).toEqual({ role: 'Choose a role.', date: undefined });
  });

  it('accepts today, which is not over yet', () => {
    expect(checkForm({ role: 'system:viewer', end: 'date', date: dayOf(now) }, now).date).toBeUndefined();
  });

  it('refuses yesterday and no date', () => {
    expect(checkForm({ role: 'system:viewer', end: 'date', date: '2026-11-13' }, now).date).toMatch(/is over/);
    expect(checkForm({ role: 'system:viewer', end: 'date', date: '' }, now).date).toMatch(/last day/);
  });
});

describe('the risks', () => {
  it('are the sensitive permissions of the role, and a link without an end', () => {
    expect(risksOf({ end: 'never' }, ['profile.read', 'rolebinding.create'])).toEqual({
      sensitive: ['rolebinding.create'],
      isEndless: true,
    });
  });

  it('are none for a role that reads, with an end', () => {
    expect(risksOf({ end: 'week' }, ['profile.read'])).toEqual({ sensitive: [], isEndless: false });
  });
});
