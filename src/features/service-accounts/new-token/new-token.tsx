import type { Projects } from '#src/access/scope-state.ts';
import type { TokenPlan } from '../create-token/create-token-flow.ts';
// Not lazy, though it is shown last: a part that fails to load then would take the token with it.
import { TokenConfiguration } from './token-configuration.tsx';
import { type Copied, TokenReveal } from './token-reveal.tsx';

export type NewTokenProps = {
  organizationId: string;
  plan: TokenPlan;
  projects: Projects;
  secret: string;
  stored: boolean;
  onStored: (stored: boolean) => void;
  copied: Copied | undefined;
  onCopied: (copied: Copied) => void;
};

/** The token that was just made, and how to use it. What is copied from here takes the token's place in the clipboard. */
export function NewToken(props: NewTokenProps) {
  const { organizationId, plan, projects, secret, stored, onStored, copied, onCopied } = props;
  // Before the token was copied there is nothing to take back.
  const note = (next: Copied) => {
    if (next !== 'something else' || copied === 'token') onCopied(next);
  };
  return (
    <div className="grid gap-6">
      <TokenReveal secret={secret} stored={stored} onStored={onStored} copied={copied} onCopied={note} />
      <TokenConfiguration
        organizationId={organizationId}
        plan={plan}
        projects={projects}
        onCopied={() => note('something else')}
      />
    </div>
  );
}
