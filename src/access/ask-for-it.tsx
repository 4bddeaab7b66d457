import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { userSubject } from '#domain/rules/subject.ts';
import { selfQuery } from '#src/api/session.ts';
import { CodeBlock } from '#src/kit/controls/code-block.tsx';
import { CopyButton } from '#src/kit/controls/copy-button.tsx';
import { listed } from '#src/lib/listed.ts';
import { accessRequest } from './access-request.ts';
import { permissionPhrase } from './access-words.ts';

/** Copies a message that asks an owner for these permissions; shows it if the browser refuses to copy. */
export function AskForIt({ permissions }: { permissions: readonly string[] }) {
  const { organizationId } = useParams({ strict: false });
  const { data: self } = useSuspenseQuery(selfQuery());
  const [isRefused, setIsRefused] = useState(false);
  const { email, authProvider: provider } = self;
  const asking = { subject: userSubject(provider, email), email, provider };
  const need = `I need the permission to ${listed(permissions.map(permissionPhrase))}.`;
  const message = accessRequest(asking, organizationId, need);
  if (isRefused) {
    return (
      <div className="mt-3 text-left">
        <CodeBlock label="Message for an owner" copyLabel="Copy message" code={message} wrap />
      </div>
    );
  }
  return <CopyButton value={message} label="Copy message for an owner" onFailed={() => setIsRefused(true)} />;
}
