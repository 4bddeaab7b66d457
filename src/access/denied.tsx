import { useParams } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { Suspense } from 'react';
import { isPermission } from '#domain/rules/permissions.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { helpWords, needWords, roleWords } from './access-words.ts';
import { useAsker } from './use-asker.ts';
import { WhyLinkTo } from './why-link.tsx';

type DeniedWordsProps = {
  /** The permissions that are missing. */
  permissions: readonly string[];
  /** What the backend says, for a refusal that lists no permissions. */
  message?: string | undefined;
};

/** The sentences of `reasonFor` for the missing permissions, in the organization that is open. */
export function DeniedWords({ permissions, message }: DeniedWordsProps) {
  const { organizationId } = useParams({ strict: false });
  const asker = useAsker(organizationId);
  if (permissions.length === 0) return <p>{message}</p>;
  return (
    <>
      {permissions.map((permission) => (
        <p key={permission} className="mb-1">
          {needWords(permission)} (<Mono>{permission}</Mono>). {roleWords(permission, asker)}{' '}
          {isPermission(permission) && (
            <WhyLinkTo permission={permission} className="rounded-sm text-accent underline">
              Explain why
            </WhyLinkTo>
          )}
        </p>
      ))}
      <p>{helpWords(asker, permissions.length)}</p>
    </>
  );
}

export type DeniedProps = DeniedWordsProps & { title: string };

/** The button that copies a message to an owner. Loaded after the words. */
const AskForIt = lazyPart(() => import('./ask-for-it.tsx').then((module) => module.AskForIt));

/**
 * Shown in place of something the person may not see. There is no retry: only another person can change the access, and
 * the message to copy asks for it.
 */
export function Denied({ title, ...words }: DeniedProps) {
  const action = words.permissions.length > 0 && (
    <Suspense fallback={<span className="h-8" />}>
      <AskForIt permissions={words.permissions} />
    </Suspense>
  );
  return (
    <EmptyState icon={<Lock />} title={title} action={action}>
      <DeniedWords {...words} />
    </EmptyState>
  );
}
