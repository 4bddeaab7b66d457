import type { ComponentProps } from 'react';
import { Pill, type Tone } from '#src/kit/text/pill.tsx';

type StatusPillProps = Omit<ComponentProps<'span'>, 'children'> & { label: string; tone: Tone };

/** A status on one line, whatever a backend calls it: what is too long ends in dots. */
export function StatusPill({ label, tone, ...props }: StatusPillProps) {
  return (
    <span {...props} className="inline-flex max-w-full rounded-full">
      <Pill tone={tone}>
        <bdi className="block truncate">{label}</bdi>
      </Pill>
    </span>
  );
}
