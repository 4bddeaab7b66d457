import type { Fix } from '#domain/rules/explain/fix.ts';
import { RolePermissions } from '#src/access/role-permissions.tsx';
import { counted } from '#src/lib/counted.ts';
import { useSeen } from '../facts/seen-context.ts';
import { type FixStep, stepsOf } from './fix-steps.ts';
import { lackWords } from './lack-words.ts';
import { StepLink } from './step-link.tsx';
import { StepWords } from './step-words.tsx';

type FixCardProps = {
  fix: Fix;
  /** The smallest: its form is the main action. */
  isFirst: boolean;
};

/** One fix: its steps, each with its form, and what it gives beyond what was asked for. */
export function FixCard({ fix, isFirst }: FixCardProps) {
  const { projects } = useSeen();
  const steps = stepsOf(fix);
  const reason = fix.lacks && fix.lacks.length > 0 ? lackWords(fix.lacks, projects) : undefined;
  const lines = steps.map((step, at) => (
    <Line
      key={step.kind}
      {...{ step, reason }}
      isMain={isFirst && at === 0}
      number={steps.length > 1 ? at + 1 : undefined}
    />
  ));
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-surface-raised p-3">
      {steps.length > 1 ? (
        <ol className="grid gap-2">
          {lines.map((line) => (
            <li key={line.key}>{line}</li>
          ))}
        </ol>
      ) : (
        lines
      )}
      <Extra fix={fix} />
    </li>
  );
}

type LineProps = { step: FixStep; reason: string | undefined; isMain: boolean; number: number | undefined };

function Line({ step, reason, isMain, number }: LineProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-60 font-medium">
        {number !== undefined && `${number}. `}
        <StepWords step={step} />
      </p>
      <StepLink {...{ step, reason, isMain }} />
    </div>
  );
}

function Extra({ fix: { extra } }: { fix: Fix }) {
  if (extra.length === 0) return <p className="text-sm text-text-muted">Gives nothing else.</p>;
  return (
    <details className="text-sm">
      <summary className="w-fit text-text-muted">Also gives {counted(extra.length, 'other permission')}</summary>
      <div className="pt-2">
        <RolePermissions permissions={extra} />
      </div>
    </details>
  );
}
