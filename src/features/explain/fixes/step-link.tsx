import { Link } from '@tanstack/react-router';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { useSeen } from '../facts/seen-context.ts';
import type { FixStep } from './fix-steps.ts';
import { formOf } from './step-form.ts';

type StepLinkProps = { step: FixStep; reason: string | undefined; isMain: boolean };

/** Leads to the form of a step, filled in; off, with the reason, for somebody who may not send it. */
export function StepLink({ step, reason, isMain }: StepLinkProps) {
  const { organizationId } = useSeen();
  const form = formOf(step);
  if (!form) return null;
  if (reason !== undefined) return <Button disabledReason={reason}>{form.label}</Button>;
  const to: string = `/organizations/${organizationId}/iam/${form.page}`;
  return (
    <Link to={to} search={form.search} preload={false} className={buttonClass(isMain ? 'primary' : 'secondary')}>
      {form.label}
    </Link>
  );
}
