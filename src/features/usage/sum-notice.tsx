import { Notice } from '#src/kit/feedback/notice.tsx';
import { formatBytes, formatGib } from '#src/lib/gib.ts';
import type { CycleUsage } from './cycle/cycle-usage.ts';

/** Says when the parts are not the whole: what of the total no project has, and what of the projects no bar shows. */
export function SumNotice({ usage: { total, sum, days, dailyTotals } }: { usage: CycleUsage }) {
  const shown = new Set(days);
  const undated = dailyTotals.reduce((bytes, one) => (shown.has(one.day) ? bytes : bytes + one.bytes), 0n);
  if (total === sum && undated === 0n) return null;
  const missing = total - sum;
  return (
    <Notice tone="warning" title="These numbers don’t add up">
      {missing !== 0n && (
        <p>
          The server says that {formatGib(total)} were received in all. The days and projects that it lists come to{' '}
          {formatGib(sum)}: {formatBytes(missing < 0n ? -missing : missing)} {missing > 0n ? 'less' : 'more'}.
        </p>
      )}
      {undated !== 0n && (
        <p>
          {formatGib(undated)} belong to no day of this billing cycle, so they are in the list, but not in the bars.
        </p>
      )}
    </Notice>
  );
}
