import { DeniedWords } from '#src/access/denied.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import type { Limits } from './use-limits.ts';

/** Before the form of a role that is in use: what the person can't change in it, and why. */
export function LimitsNotice({ whyNotAdded, whyNotTaken, lacking }: Limits) {
  if (lacking.length === 0) return null;
  const both = whyNotAdded !== undefined && whyNotTaken !== undefined;
  const cannot = whyNotAdded === undefined ? 'take permissions out of it' : 'add permissions to it';
  return (
    <Notice
      tone="warning"
      title={both ? 'This role is in use: you can only rename it' : `This role is in use: you can’t ${cannot}`}
    >
      <DeniedWords permissions={lacking} />
    </Notice>
  );
}
