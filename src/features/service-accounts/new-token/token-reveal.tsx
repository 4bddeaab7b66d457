import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { CopyButton } from '#src/kit/controls/copy-button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Checkbox } from '#src/kit/form/checkbox.tsx';
import { selectContents } from '#src/lib/clipboard.ts';

/** The result of the last copy on this page: the token, a refusal, or other text that replaced it. */
export type Copied = 'token' | 'refused' | 'something else';

export type TokenRevealProps = {
  secret: string;
  /** Whether the person confirmed that they stored it. A copy isn't enough: until then, leaving asks first. */
  stored: boolean;
  onStored: (stored: boolean) => void;
  copied: Copied | undefined;
  onCopied: (copied: Copied) => void;
};

/** Shows a new token's value, once. Says "copied" only while it is in the clipboard, and what to do if copying failed. */
export function TokenReveal({ secret, stored, onStored, copied, onCopied }: TokenRevealProps) {
  const box = useRef<HTMLElement>(null);
  const copyRow = useRef<HTMLDivElement>(null);
  useEffect(() => {
    copyRow.current?.querySelector('button')?.focus({ preventScroll: true });
    // The form before may have been scrolled down.
    box.current?.scrollIntoView({ block: 'end' });
  }, []);
  useCopiedByHand(box, onCopied);
  return (
    <section aria-label="API token" className="grid gap-3">
      {/* Not a field: browsers keep fields' values for reloads, spell checkers and extensions. */}
      <code
        ref={box}
        dir="ltr"
        className="block rounded-lg border border-accent-line bg-accent-subtle p-3 font-mono text-base wrap-anywhere select-all"
      >
        {secret}
      </code>
      <div ref={copyRow} className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <CopyButton
          value={secret}
          variant={stored || copied === 'token' ? 'secondary' : 'primary'}
          onCopied={() => onCopied('token')}
          onFailed={() => {
            onCopied('refused');
            if (box.current) selectContents(box.current);
          }}
        />
        <Checkbox label="I have stored it" checked={stored} onChange={onStored} />
      </div>
      <CopiedWords copied={copied} stored={stored} />
    </section>
  );
}

function CopiedWords({ copied, stored }: { copied: Copied | undefined; stored: boolean }) {
  if (copied === 'refused') {
    return (
      <Notice tone="warning" title="The browser refused to copy" live>
        The token is selected: press Ctrl+C, or ⌘C on a Mac.
      </Notice>
    );
  }
  if (copied === 'token') {
    return (
      <Notice tone="success">
        Copied to the clipboard. Store it before you copy something else: you won’t see it again.
      </Notice>
    );
  }
  if (copied === 'something else' && !stored) {
    return (
      <Notice tone="warning" title="The clipboard no longer holds the token" live>
        You have copied something else since. If you haven’t stored the token, copy it again: you won’t see it again.
      </Notice>
    );
  }
  return (
    <p className="text-text-muted">
      This is the only time that you see this token: it is stored only as a hash. If you lose it, delete it and create a
      new one.
    </p>
  );
}

/** Copying by hand counts too: the token if all of it was selected, otherwise something else. */
function useCopiedByHand(text: RefObject<HTMLElement | null>, onCopied: (copied: Copied) => void): void {
  const copied = useEffectEvent(onCopied);
  useEffect(() => {
    const check = () => {
      const whole = text.current?.textContent;
      const taken = globalThis.getSelection()?.toString();
      if (whole && taken) copied(taken.includes(whole) ? 'token' : 'something else');
    };
    document.addEventListener('copy', check);
    return () => document.removeEventListener('copy', check);
  }, [text]);
}
