import { useSuspenseQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { BareShell } from '#layout/bare-shell.tsx';
import { Fact, Facts } from '#layout/facts.tsx';
import { PageHeader } from '#layout/page-header.tsx';
import { selfQuery } from '#src/api/session.ts';
import { Button } from '#ui/button.tsx';
import { CopyableId } from '#ui/copy-button.tsx';

/** For somebody who is signed in and has no role binding in any organization: what to do next. */
export function NothingYetPage() {
  const { data: self } = useSuspenseQuery(selfQuery());
  return (
    <BareShell>
      <div className="mx-auto max-w-xl pt-10">
        <PageHeader description="You are signed in, but no organization has given you a role." />
        <p>
          Ask an owner of your organization for an invite link, or for a role binding. For a role binding they need to
          know how you sign in:
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
        <p className="mb-4">Once they have done it, check again.</p>
        <Button variant="primary" icon={<RotateCw aria-hidden="true" />} onClick={() => location.reload()}>
          Check again
        </Button>
      </div>
    </BareShell>
  );
}
