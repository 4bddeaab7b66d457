import { ProblemMark } from '#src/access/problem-mark.tsx';
import { Pill } from '#src/kit/text/pill.tsx';
import { type InviteStatus, statusWords } from '../invite-status.ts';

/** Whether an invite can be accepted; if it can't although it hasn't ended, with a mark that says why. */
export function StatusPill({ status }: { status: InviteStatus }) {
  const { label, tone, meaning } = statusWords[status];
  return (
    <span className="inline-flex items-center gap-1">
      <Pill tone={tone}>{label}</Pill>
      {tone === 'warning' && <ProblemMark words={meaning} />}
    </span>
  );
}
