import { useState } from 'react';

/** The result of the last copy on the page: the secret, a refusal, or other text that replaced it. */
export type Copied = 'secret' | 'refused' | 'something else';

/** Whether the person has a secret that is shown only once. */
export interface SecretState {
  /** They said that they stored it. A copy isn't enough: until then, leaving asks first. */
  readonly stored: boolean;
  readonly setStored: (stored: boolean) => void;
  readonly copied: Copied | undefined;
  readonly noteCopy: (copied: Copied) => void;
  /** They stored it, or copied it at some time. */
  readonly hasIt: boolean;
}

/** For the component that shows the secret, or asks before it is left. */
export function useSecret(): SecretState {
  const [stored, setStored] = useState(false);
  const [copied, setCopied] = useState<Copied>();
  const [hasCopied, setHasCopied] = useState(false);
  const noteCopy = (next: Copied) => {
    // Copying other text matters only if it replaces the copied secret.
    if (next !== 'something else' || copied === 'secret') setCopied(next);
    if (next === 'secret') setHasCopied(true);
  };
  return { stored, setStored, copied, noteCopy, hasIt: stored || hasCopied };
}
