import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { selectContents } from '#src/lib/clipboard.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Notice } from '#ui/notice.tsx';

export type TokenRevealProps = {
  secret: string;
  /** Whether the person copied it, or says that they have it. */
  stored: boolean;
  onStored: (stored: boolean) => void;
};

/** The value of a new token, this once. Says that it was copied only when it was, and how to go on when it was not. */
export function TokenReveal({ secret, stored, onStored }: TokenRevealProps) {
  const box = useRef<HTMLElement>(null);
  const copyRow = useRef<HTMLDivElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  useEffect(() => {
    copyRow.current?.querySelector('button')?.focus({ preventScroll: true });
    // The form before it may have been scrolled down.
    box.current?.scrollIntoView({ block: 'end' });
  }, []);
  const copied = () => {
    setOutcome('copied');
    onStored(true);
  };
  useCopiedByHand(box, copied);
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
          variant={stored ? 'secondary' : 'primary'}
          onCopied={copied}
          onFailed={() => {
            setOutcome('refused');
            if (box.current) selectContents(box.current);
          }}
        />
        <Checkbox label="I have stored it" checked={stored} onChange={onStored} />
      </div>
      {outcome === 'refused' && (
        <Notice tone="warning" title="The browser refused to copy" live>
          The token is selected: press Ctrl+C, or ⌘C on a Mac.
        </Notice>
      )}
      {outcome === 'copied' ? (
        <Notice tone="success">
          Copied to the clipboard. Put it where it is needed before you copy something else: it is not shown again.
        </Notice>
      ) : (
        <p className="text-text-muted">
          This is the only time that the token is shown. Only a hash of it is kept; if it gets lost, delete it and
          create a new one.
        </p>
      )}
    </section>
  );
}

/** Copying by hand counts, too, if it took the whole text. */
function useCopiedByHand(text: RefObject<HTMLElement | null>, onCopied: () => void): void {
  const copied = useEffectEvent(onCopied);
  useEffect(() => {
    const check = () => {
      const whole = text.current?.textContent;
      if (whole && globalThis.getSelection()?.toString().includes(whole)) copied();
    };
    document.addEventListener('copy', check);
    return () => document.removeEventListener('copy', check);
  }, [text]);
}
