import { Bot, CircleQuestionMark, Cpu, User } from 'lucide-react';
import { cloneElement, type ReactElement, type ReactNode } from 'react';
import { parseSubject, type Subject } from '#domain/rules/subject.ts';
import { UserText } from '#src/kit/text/user-text.tsx';
import { subjectKindWords, subjectText } from './subject-text.ts';

const icons: Record<Subject['kind'], typeof User> = {
  user: User,
  serviceaccount: Bot,
  system: Cpu,
  raw: CircleQuestionMark,
};

export type NameLink = ReactElement<{ className?: string | undefined; children?: ReactNode }>;

export type SubjectLabelProps = {
  subject: string;
  /** The link element itself, empty (`<Link to="…" />`): the name fills it. */
  link?: NameLink | undefined;
};

/**
 * Who: the icon of its kind, its name, and for a person the provider in muted text. A subject of no known form is shown
 * as it is; an empty one as "Unknown". The name is isolated, so bidi marks in it can't make it look like another.
 */
export function SubjectLabel({ subject, link }: SubjectLabelProps) {
  if (subject === '') return <span className="text-text-muted">Unknown</span>;
  const parsed = parseSubject(subject);
  const Icon = icons[parsed.kind];
  const name = <UserText>{subjectText(subject)}</UserText>;
  return (
    <span className="flex w-fit max-w-full min-w-0 items-start gap-2">
      <Icon className="mt-0.5 size-4 shrink-0 text-text-muted" aria-hidden="true" />
      <span className="sr-only">{subjectKindWords[parsed.kind]} </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        {link ? cloneElement(link, { className: nameLinkClass }, name) : name}
        {parsed.kind === 'user' && (
          <bdi className="text-xs text-text-muted" title="Provider">
            {parsed.provider}
          </bdi>
        )}
      </span>
    </span>
  );
}

export const nameLinkClass = 'min-w-0 rounded-sm font-medium text-text no-underline hover:text-accent hover:underline';
