import { Bot, CircleQuestionMark, Cpu } from 'lucide-react';
import { parseSubject } from '#domain/rules/subject.ts';
import { cx } from '#src/lib/cx.ts';
import { hueOf, initialsOf, type Hue } from './initials.ts';

const frame = 'grid size-6 shrink-0 place-items-center select-none forced-colors:border';

const hues: Record<Hue, string> = {
  blue: 'bg-hue-blue-subtle text-hue-blue',
  teal: 'bg-hue-teal-subtle text-hue-teal',
  olive: 'bg-hue-olive-subtle text-hue-olive',
  plum: 'bg-hue-plum-subtle text-hue-plum',
  rose: 'bg-hue-rose-subtle text-hue-rose',
};

/** A person's initials in a round mark, in the e-mail's colour. Not read out and not copied: the name is beside it. */
export function PersonMark({ email, name = email }: { email: string; name?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      data-initials={initialsOf(name)}
      className={cx(
        frame,
        'rounded-full text-2xs font-semibold before:content-[attr(data-initials)]',
        hues[hueOf(email)],
      )}
    />
  );
}

const square = 'rounded-md border border-line bg-surface-muted text-text-muted [&_svg]:size-4';
const otherMarks = {
  serviceaccount: { Icon: Bot, className: square },
  system: { Icon: Cpu, className: square },
  raw: { Icon: CircleQuestionMark, className: cx(square, 'border-dashed border-line-strong') },
};

/** The mark in front of a subject: a person's initials, a robot for a service account, other marks for the rest. */
export function SubjectMark({ subject, name }: { subject: string; name?: string | undefined }) {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'user') return <PersonMark email={parsed.id} name={name} />;
  const { Icon, className } = otherMarks[parsed.kind];
  return (
    <span className={cx(frame, className)} aria-hidden="true">
      <Icon />
    </span>
  );
}
