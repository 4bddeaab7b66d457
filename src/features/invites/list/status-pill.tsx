import { ProblemMark } from '#src/access/problem-mark.tsx';
import { Pill } from '#src/kit/text/pill.tsx';
import { canEnd, type InviteStatus, statusWords } from '../invite-status.ts';

/** Whether an invite can be accepted; if it can't although it hasn't ended, a mark says why. */
export function StatusPill({ status }: { status: InviteStatus }) {
  const { label, meaning } = statusWords[status];
  if (status === 'active') return <Pill>{label}</Pill>;
  if (!canEnd(status)) return <span className="text-text-muted">{label}</span>;
  return (
    <span className="inline-flex items-center gap-1">
      <Pill tone="warning">{label}</Pill>
      <ProblemMark words={meaning} />
    </span>
  );
}
