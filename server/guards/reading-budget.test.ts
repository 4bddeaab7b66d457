import { describe, expect, it } from 'vitest';
import { createReadingBudget } from '#server/guards/reading-budget.ts';

const refusal = 'Too much is sent at once.';
const token = { key: 'token', share: 1 / 4 };
const organization = { key: 'organization', share: 1 / 2 };

describe('the reading budget', () => {
  it('is what all requests together may hold', () => {
    const budget = createReadingBudget(100);
    const [first, second] = [budget.open([]), budget.open([])];
    first.take(60);
    expect(() => second.take(41)).toThrow(refusal);
    second.take(40);
    expect(budget.held).toBe(100);
    first.give(10);
    second.take(10);
    first.release();
    expect(budget.held).toBe(50);
  });

  it('gives each owner a share', () => {
    const budget = createReadingBudget(100);
    const [first, second, other] = [budget.open([token]), budget.open([token]), budget.open([])];
    first.take(20);
    expect(() => second.take(6)).toThrow(refusal);
    second.take(5);
    other.take(75);
    first.release();
    expect(() => second.take(26)).toThrow(refusal);
    expect(budget.held).toBe(80);
  });

  it('counts a request for all of its owners', () => {
    const budget = createReadingBudget(100);
    const tokens = ['a', 'b', 'c'].map((key) => budget.open([{ key, share: 1 / 4 }, organization]));
    tokens[0]?.take(25);
    tokens[1]?.take(25);
    expect(() => tokens[2]?.take(1)).toThrow(refusal);
    tokens[0]?.release();
    tokens[2]?.take(1);
    expect(budget.held).toBe(26);
  });

  it('lets the only request of an owner be larger than the share, and none larger than the budget', () => {
    const budget = createReadingBudget(100);
    const only = budget.open([token]);
    only.take(90);
    expect(() => only.take(11)).toThrow(refusal);
    const next = budget.open([token]);
    expect(() => next.take(1)).toThrow(refusal);
  });

  it('counts nothing of what it refused, gives nothing back twice, and takes nothing of a request that is over', () => {
    const budget = createReadingBudget(100);
    const hold = budget.open([token]);
    expect(() => hold.take(101)).toThrow(refusal);
    hold.take(10);
    hold.give(1000);
    hold.release();
    hold.release();
    expect(budget.held).toBe(0);
    expect(() => hold.take(1)).toThrow(refusal);
    const next = budget.open([token]);
    next.take(30);
    expect(budget.held).toBe(30);
  });
});
