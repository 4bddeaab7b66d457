import { useState } from 'react';
import type { Projects } from '#src/components/access/scope-state.ts';
import type { TokenPlan } from './create-token-flow.ts';
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
};

/** The token that was just made, and how to use it. What is copied from here takes the token's place in the clipboard. */
export function NewToken({ organizationId, plan, projects, secret, stored, onStored }: NewTokenProps) {
  const [copied, setCopied] = useState<Copied>();
  // Before the token was copied there is nothing to take back.
  const note = (next: Copied) => setCopied((last) => (next === 'something else' && last !== 'token' ? last : next));
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
