import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runSteps } from './run-steps.mjs';

const passes = async () => ({ passed: 1, failed: 0, skipped: 0, output: '' });
const fails = async () => ({ passed: 0, failed: 1, skipped: 0, output: 'broken' });

describe('running steps', () => {
  it('runs a step after those it needs', async () => {
    const steps = [
      { name: 'second', needs: ['first'], run: passes },
      { name: 'first', run: passes },
    ];
    const finished = await runSteps(steps, { lanes: 2 });
    expect(finished.map((step) => step.name)).toEqual(['first', 'second']);
  });

  it('fails, without running them, the steps that need a failed one, and only those', async () => {
    const steps = [
      { name: 'build', run: fails },
      { name: 'e2e', needs: ['build'], run: passes },
      { name: 'unit', run: passes },
    ];
    const finished = await runSteps(steps, { lanes: 1 });
    expect(finished.map(({ name, failed }) => [name, failed])).toEqual([
      ['build', 1],
      ['e2e', 1],
      ['unit', 0],
    ]);
    expect(finished[1]?.output).toBe('Not run: build failed.');
  });

  it('counts a step that throws as failed', async () => {
    const steps = [{ name: 'crash', run: () => Promise.reject(new Error('out of memory')) }];
    const [crash] = await runSteps(steps, { lanes: 1 });
    expect(crash).toMatchObject({ failed: 1, output: expect.stringContaining('out of memory') });
  });

  it('runs no more at once than there are lanes, and nothing beside a step that is alone', async () => {
    let now = 0;
    const seen: Record<string, number> = {};
    const step = (name: string, alone = false) => ({
      name,
      alone,
      run: async () => {
        now += 1;
        await wait(5);
        seen[name] = now;
        now -= 1;
        return passes();
      },
    });
    await runSteps([step('a'), step('alone', true), step('b'), step('c')], { lanes: 2 });
    expect(Math.max(...Object.values(seen))).toBe(2);
    expect(seen.alone).toBe(1);
  });

  it('takes a needed step that was not selected as done', async () => {
    const finished = await runSteps([{ name: 'e2e', needs: ['build'], run: passes }], { lanes: 1 });
    expect(finished[0]?.passed).toBe(1);
  });

  it('refuses steps that wait for each other', async () => {
    const steps = [
      { name: 'hen', needs: ['egg'], run: passes },
      { name: 'egg', needs: ['hen'], run: passes },
    ];
    await expect(runSteps(steps, { lanes: 1 })).rejects.toThrow(/hen, egg/);
  });
});
