import { useSuspenseQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { selfQuery } from '#src/api/session.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';

/** Who is signed in and what to ask an owner for: role bindings identify a person by these two facts. */
export function AskingForAccess({ otherwise }: { otherwise?: ReactNode }) {
  const { data: self } = useSuspenseQuery(selfQuery());
  return (
    <>
      <p>
        Ask an owner of your organization to create a role binding for you. Send them the e-mail and the OIDC provider
        that you are signed in with:
      </p>
      <div className="my-4">
        <Facts>
          <Fact name="E-mail">
            <CopyableId value={self.email} label="Copy e-mail" />
          </Fact>
          <Fact name="OIDC provider">
            <CopyableId value={self.authProvider} label="Copy OIDC provider" />
          </Fact>
        </Facts>
      </div>
      <p className="mb-4">Once they’ve added you, check again.</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" icon={<RotateCw aria-hidden="true" />} onClick={() => location.reload()}>
          Check again
        </Button>
        {otherwise}
      </div>
    </>
  );
}
