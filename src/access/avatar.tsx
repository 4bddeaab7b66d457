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
  slate: 'bg-hue-slate-subtle text-hue-slate',
};

/** A person: round, with their initials in a colour that their e-mail always has. Silent, since the name stands beside it; not text, so that it isn't copied with the name. */
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

/** What stands before a subject: a person's initials, the robot of a service account, another mark for everything else. */
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
