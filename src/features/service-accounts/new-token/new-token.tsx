import type { TokenPlan } from '../create-token/create-token-flow.ts';
// Not lazy, though it is shown last: if its code failed to load then, the token would be lost.
import { TokenConfiguration } from './token-configuration.tsx';
import { type Copied, TokenReveal } from './token-reveal.tsx';

export type NewTokenProps = {
  organizationId: string;
  plan: TokenPlan;
  secret: string;
  stored: boolean;
  onStored: (stored: boolean) => void;
  copied: Copied | undefined;
  onCopied: (copied: Copied) => void;
};

/** The new token, and how to use it. Copying anything else here replaces the token in the clipboard. */
export function NewToken(props: NewTokenProps) {
  const { organizationId, plan, secret, stored, onStored, copied, onCopied } = props;
  // Copying other text matters only if it replaces the copied token.
  const note = (next: Copied) => {
    if (next !== 'something else' || copied === 'token') onCopied(next);
  };
  return (
    <div className="grid gap-6">
      <TokenReveal secret={secret} stored={stored} onStored={onStored} copied={copied} onCopied={note} />
      <TokenConfiguration organizationId={organizationId} plan={plan} onCopied={() => note('something else')} />
    </div>
  );
}
