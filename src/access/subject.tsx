import { Link, useParams } from '@tanstack/react-router';
import { cloneElement, type ReactElement, type ReactNode } from 'react';
import { parseSubject } from '#domain/rules/subject.ts';
import { UserText } from '#src/kit/text/user-text.tsx';
import { SubjectMark } from './avatar.tsx';
import { subjectKindWords, subjectText } from './subject-text.ts';
import { useUsualProvider } from './usual-provider.ts';

export type NameLink = ReactElement<{ className?: string | undefined; children?: ReactNode }>;

export type SubjectLabelProps = {
  subject: string;
  /**
   * The link element itself, empty (`<Link to="…" />`): the name fills it. A person's leads to their page without it; `null`
   * is for forms, where no name leads away.
   */
  link?: NameLink | null | undefined;
  /** The person's name, if known: shown first, with the e-mail muted beside it. */
  name?: string | undefined;
  /** Muted and without a picture, for secondary facts such as "Created by". */
  plain?: boolean | undefined;
};

/**
 * A subject: a picture of its kind, the name, and a person's provider where it isn't the usual one. In an organization, a
 * person's name leads to their page. An unrecognized one is shown as it is, an empty one as "Unknown". The name is
 * isolated, so bidi marks can't make it look like another.
 */
export function SubjectLabel({ subject, link, name, plain }: SubjectLabelProps) {
  const usual = useUsualProvider();
  const organizationId = useParams({ strict: false, select: (params) => params.organizationId });
  if (subject === '') return <span className="text-text-muted">Unknown</span>;
  const parsed = parseSubject(subject);
  const provider = parsed.kind === 'user' && parsed.provider !== usual ? parsed.provider : undefined;
  const text = subjectText(subject);
  const shown = <UserText>{name ?? text}</UserText>;
  const isLinked = link === undefined && parsed.kind === 'user' && organizationId !== undefined;
  const itsLink = isLinked ? personLink(organizationId, subject) : link;
  return (
    <span className={plain ? plainClass : labelClass}>
      {!plain && <SubjectMark subject={subject} name={name} />}
      <span className="sr-only">{subjectKindWords[parsed.kind]} </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        {itsLink ? cloneElement(itsLink, { className: plain ? plainLinkClass : nameLinkClass }, shown) : shown}
        {name !== undefined && name !== text && <bdi className="wrap-anywhere text-text-muted">{text}</bdi>}
        {provider !== undefined && (
          <bdi className="text-xs text-text-muted" title="Provider">
            {provider}
          </bdi>
        )}
      </span>
    </span>
  );
}

const labelClass = 'flex w-fit max-w-full min-w-0 items-center gap-2';
const plainClass = 'block w-fit max-w-full min-w-0 text-text-muted';

function personLink(organizationId: string, subject: string): NameLink {
  return (
    <Link
      to="/organizations/$organizationId/iam/people/$subject"
      params={{ organizationId, subject }}
      preload={false}
    />
  );
}

const plainLinkClass = 'min-w-0 rounded-sm no-underline hover:text-text hover:underline';

export const nameLinkClass = 'min-w-0 rounded-sm font-medium text-text no-underline hover:text-accent hover:underline';
