import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { CopyButton } from '#src/kit/controls/copy-button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Checkbox } from '#src/kit/form/checkbox.tsx';
import { selectContents } from '#src/lib/clipboard.ts';

/** What became of the last copying here: of the token, or of something else in its place. */
export type Copied = 'token' | 'refused' | 'something else';

export type TokenRevealProps = {
  secret: string;
  /** Whether the person says that they have it. The clipboard is no place to keep it: leaving in haste asks until then. */
  stored: boolean;
  onStored: (stored: boolean) => void;
  copied: Copied | undefined;
  onCopied: (copied: Copied) => void;
};

/** The value of a new token, this once. Says that it was copied only while it is, and how to go on when it was not. */
export function TokenReveal({ secret, stored, onStored, copied, onCopied }: TokenRevealProps) {
  const box = useRef<HTMLElement>(null);
  const copyRow = useRef<HTMLDivElement>(null);
  useEffect(() => {
    copyRow.current?.querySelector('button')?.focus({ preventScroll: true });
    // The form before it may have been scrolled down.
    box.current?.scrollIntoView({ block: 'end' });
  }, []);
  useCopiedByHand(box, onCopied);
  return (
    <section aria-label="API token" className="grid gap-3">
      {/* Not a field: browsers keep what fields hold, for a reload, a spelling service or an extension. */}
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
        Copied to the clipboard. Put it where it is needed before you copy something else: it is not shown again.
      </Notice>
    );
  }
  if (copied === 'something else' && !stored) {
    return (
      <Notice tone="warning" title="The clipboard no longer holds the token" live>
        You copied something else since. Copy the token again if you have not stored it: it is not shown again.
      </Notice>
    );
  }
  return (
    <p className="text-text-muted">
      This is the only time that the token is shown. Only a hash of it is kept; if it gets lost, delete it and create a
      new one.
    </p>
  );
}

/** Copying by hand counts, too: of the token if it took the whole text, of something else if it took any other. */
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
