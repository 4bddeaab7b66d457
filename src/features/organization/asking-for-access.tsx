import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { userSubject } from '#domain/rules/subject.ts';
import { accessRequest } from '#src/access/access-request.ts';
import { selfQuery } from '#src/api/session.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { CodeBlock } from '#src/kit/controls/code-block.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';

/** Who is signed in, and a message that asks an owner for a role: role bindings identify a person by these two facts. */
export function AskingForAccess({ otherwise }: { otherwise?: ReactNode }) {
  const { organizationId } = useParams({ strict: false });
  const { data: self } = useSuspenseQuery(selfQuery());
  const { email, authProvider: provider } = self;
  return (
    <>
      <p>
        Ask an owner of your organization to create a role binding for you. This is the account that you are signed in
        with:
      </p>
      <div className="my-4">
        <Facts>
          <Fact name="E-mail">
            <CopyableId value={email} label="Copy e-mail" />
          </Fact>
          <Fact name="OIDC provider">
            <CopyableId value={provider} label="Copy OIDC provider" />
          </Fact>
        </Facts>
      </div>
      <CodeBlock
        label="Message for an owner"
        copyLabel="Copy message"
        code={accessRequest({ subject: userSubject(provider, email), email, provider }, organizationId)}
        wrap
      />
      <p className="my-4">Once they’ve added you, check again. If somebody sent you an invite, open its link.</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" icon={<RotateCw aria-hidden="true" />} onClick={() => location.reload()}>
          Check again
        </Button>
        {otherwise}
      </div>
    </>
  );
}
