import { describe, expect, it } from 'vitest';
import { createLog, reportTo } from '#server/log.ts';

function linesOf(run: (report: ReturnType<typeof reportTo>) => void): readonly string[] {
  const lines: string[] = [];
  run(reportTo(createLog({ requests: false }, (line) => void lines.push(line))));
  return lines;
}

describe('the log', () => {
  it('says what failed, and under which request id', () => {
    const [line = ''] = linesOf((report) => report(new Error('boom'), 'id-1'));
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      reqId: 'id-1',
      msg: 'boom',
      err: { type: 'Error', stack: expect.stringContaining('Error: boom\n    at') },
    });
  });

  it('tells nothing of an error but where it happened and what it says', () => {
    const error = Object.assign(new Error('boom'), { detail: 'Key (token)=(secret)', cause: new Error('code=secret') });
    expect(linesOf((report) => report(error, 'id-1')).join('')).not.toContain('secret');
  });

  it('lets no message pass for a line of its own, nor steer the terminal', () => {
    const words = 'x\n{"level":"info"}\r\u001b[2J\u009b\u2028\u202e\u{E0001}';
    const lines = linesOf((report) => report(words, 'id-1'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\p{C}\u2028\u2029]+\n$/u);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: words });
  });
});
