import { Eye } from 'lucide-react';
import type { Can } from './use-can.ts';

/** Why the person can do nothing on a page: the reason of the first act. `undefined` if they can do something. */
export function whyReadOnly(...acts: readonly Can[]): string | undefined {
  return acts.every(({ allowed }) => allowed === false) ? acts[0]?.reason : undefined;
}

/** A short note in the head of a page where the person can change nothing, with the reason to unfold. */
export function ReadOnly({ reason }: { reason: string }) {
  return (
    <details className="max-w-[72ch] text-text-muted">
      <summary className="min-h-6 w-fit list-none rounded-sm [&::-webkit-details-marker]:hidden">
        <Eye className="mr-1.5 inline size-4 align-text-bottom" aria-hidden="true" />
        Read only. <span className="text-accent underline underline-offset-2">Why?</span>
      </summary>
      <p className="mt-1">You can see this page but not change it. {reason}</p>
    </details>
  );
}
