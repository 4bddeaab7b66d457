import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyButton } from '#src/kit/controls/copy-button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Checkbox } from '#src/kit/form/checkbox.tsx';
import { selectContents } from '#src/lib/clipboard.ts';
import type { Copied, SecretState } from './use-secret.ts';

export type SecretRevealProps = {
  /** What it is: "API token". */
  name: string;
  /** The same in the sentences about it: "token". */
  noun: string;
  value: string;
  /** From `useSecret`. */
  secret: SecretState;
  /** Where it can be seen again, as a sentence. Without it, this is the only time: then the person must store it. */
  again?: string | undefined;
};

/** Shows a secret. Says "copied" only while it is in the clipboard, and what to do if copying failed. */
export function SecretReveal({ name, noun, value, secret, again }: SecretRevealProps) {
  const { stored, setStored, copied, noteCopy } = secret;
  const box = useRef<HTMLElement>(null);
  const copyRow = useRef<HTMLDivElement>(null);
  useEffect(() => {
    copyRow.current?.querySelector('button')?.focus({ preventScroll: true });
    // The form before may have been scrolled down.
    box.current?.scrollIntoView({ block: 'end' });
  }, []);
  useCopiedByHand(box, noteCopy);
  return (
    <section aria-label={name} className="grid gap-3">
      {/* Not a field: browsers keep fields' values for reloads, spell checkers and extensions. */}
      <code
        ref={box}
        dir="ltr"
        className="block rounded-lg border border-accent-line bg-accent-subtle p-3 font-mono text-base wrap-anywhere select-all"
      >
        {value}
      </code>
      <div ref={copyRow} className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <CopyButton
          value={value}
          variant={stored || copied === 'secret' ? 'secondary' : 'primary'}
          onCopied={() => noteCopy('secret')}
          onFailed={() => {
            noteCopy('refused');
            if (box.current) selectContents(box.current);
          }}
        />
        {again === undefined && <Checkbox label="I have stored it" checked={stored} onChange={setStored} />}
      </div>
      <CopiedWords {...{ noun, copied, stored, again }} />
    </section>
  );
}

type CopiedWordsProps = Pick<SecretRevealProps, 'noun' | 'again'> & { copied: Copied | undefined; stored: boolean };

function CopiedWords({ noun, copied, stored, again }: CopiedWordsProps) {
  if (copied === 'refused') {
    return (
      <Notice tone="warning" title="The browser refused to copy" live>
        The {noun} is selected: press Ctrl+C, or ⌘C on a Mac.
      </Notice>
    );
  }
  if (copied === 'secret') {
    return (
      <Notice tone="success">
        Copied to the clipboard. {again ?? 'Store it before you copy something else: you won’t see it again.'}
      </Notice>
    );
  }
  if (again !== undefined) return <p className="text-text-muted">{again}</p>;
  if (copied === 'something else' && !stored) {
    return (
      <Notice tone="warning" title={`The clipboard no longer holds the ${noun}`} live>
        You have copied something else since. If you haven’t stored the {noun}, copy it again: you won’t see it again.
      </Notice>
    );
  }
  return (
    <p className="text-text-muted">
      This is the only time that you see this {noun}: it is stored only as a hash. If you lose it, delete it and create
      a new one.
    </p>
  );
}

export type SecretActionsProps = { noun: string; secret: SecretState; onDone: () => void };

/** The Done button: works once the person has said that they have the secret, or has copied it. */
export function SecretActions({ noun, secret: { hasIt }, onDone }: SecretActionsProps) {
  const reason = hasIt ? undefined : `Copy the ${noun}, or tick “I have stored it”`;
  return (
    <>
      {/* The button says this too, to people who can't see it. */}
      <p aria-hidden="true" className="mr-auto min-w-0 flex-1 basis-40 self-center text-sm text-text-muted">
        {reason}
      </p>
      <Button variant={hasIt ? 'primary' : 'secondary'} disabledReason={reason} onClick={onDone}>
        Done
      </Button>
    </>
  );
}

/** Copying by hand counts too: the secret if all of it was selected, otherwise something else. */
function useCopiedByHand(text: RefObject<HTMLElement | null>, onCopied: (copied: Copied) => void): void {
  const copied = useEffectEvent(onCopied);
  useEffect(() => {
    const check = () => {
      const whole = text.current?.textContent;
      const taken = globalThis.getSelection()?.toString();
      if (whole && taken) copied(taken.includes(whole) ? 'secret' : 'something else');
    };
    document.addEventListener('copy', check);
    return () => document.removeEventListener('copy', check);
  }, [text]);
}
