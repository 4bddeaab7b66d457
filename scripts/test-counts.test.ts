import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, inWords, sum, trustworthy } from './test-counts.mjs';

describe('counting tests', () => {
  it('counts a test file that does not even load as one failure', () => {
    const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
    ];
    expect(countVitest({ ...report, testResults })).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('counts a story that passed only on a second try, and an error outside of stories, as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  it('takes a missing report as a failure', () => {
    expect(trustworthy(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('takes a run without tests as a failure', () => {
    expect(trustworthy({ passed: 0, failed: 0, skipped: 4 }, 0).failed).toBe(1);
  });

  it('takes a bad exit without a failed test as a failure', () => {
    expect(trustworthy({ passed: 9, failed: 0, skipped: 0 }, 1)).toEqual({ passed: 9, failed: 1, skipped: 0 });
  });

  it('leaves an honest report alone', () => {
    expect(trustworthy({ passed: 9, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 9, failed: 2, skipped: 0 });
  });

  it('says the sum in the words that CI reads', () => {
    const total = sum([
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 1, failed: 1, skipped: 0 },
    ]);
    expect(inWords(total)).toBe('3 passed, 1 failed');
    expect(inWords({ ...total, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
