import { Check, Copy, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { announce } from '#src/kit/feedback/announce.ts';
import { Mono } from '#src/kit/text/pill.tsx';
import { copyText, selectContents, type CopyResult } from '#src/lib/clipboard.ts';
import { Button, IconButton, type ButtonVariant } from './button.tsx';

export type CopyButtonProps = {
  value: string;
  label?: string | undefined;
  variant?: ButtonVariant | undefined;
  onCopied?: (() => void) | undefined;
  /** Called if the browser refuses to copy: tell the person, and select the text so that they can copy it by hand. */
  onFailed?: (() => void) | undefined;
};

/**
 * Copies `value`. Says "Copied" only after the browser has done it. If the browser refuses, the button stays as it was and
 * calls `onFailed`: say beside it that nothing was copied.
 */
export function CopyButton({ value, label = 'Copy', variant, onCopied, onFailed }: CopyButtonProps) {
  const [result, copy] = useCopy(value, onCopied, onFailed);
  return (
    <Button variant={variant} onClick={copy}>
      {/* Both texts reserve their width, so that the button doesn't move when its label changes. */}
      <span className="grid justify-items-center *:col-start-1 *:row-start-1 *:inline-flex *:items-center *:gap-1.5">
        <span className={result === 'copied' ? 'invisible' : undefined}>
          <ResultIcon result={undefined} />
          {label}
        </span>
        <span className={result === 'copied' ? undefined : 'invisible'}>
          <ResultIcon result="copied" />
          Copied
        </span>
      </span>
    </Button>
  );
}

/** An ID with a small copy button; says so if it is empty. `label` is the button's name: "Copy project ID". */
export function CopyableId({ value, label }: { value: string; label: string }) {
  return value === '' ? <span className="text-text-muted">(empty)</span> : <Copyable value={value} label={label} />;
}

function Copyable({ value, label }: { value: string; label: string }) {
  const text = useRef<HTMLSpanElement>(null);
  const [result, copy] = useCopy(value, undefined, () => text.current && selectContents(text.current));
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <span ref={text} className="min-w-0">
        <Mono>{value}</Mono>
      </span>
      <IconButton
        label={result === 'copied' ? 'Copied' : label}
        icon={<ResultIcon result={result} />}
        onClick={copy}
        className="-my-1 size-6"
      />
    </span>
  );
}

function ResultIcon({ result }: { result: CopyResult | undefined }) {
  if (result === 'copied') return <Check aria-hidden="true" />;
  return result ? <TriangleAlert aria-hidden="true" /> : <Copy aria-hidden="true" />;
}

function useCopy(value: string, onCopied?: () => void, onFailed?: () => void): [CopyResult | undefined, () => void] {
  const [result, setResult] = useState<CopyResult>();
  useEffect(() => {
    if (!result) return undefined;
    const timer = setTimeout(() => setResult(undefined), 2500);
    return () => clearTimeout(timer);
  }, [result]);

  const copy = async () => {
    const outcome = await copyText(value);
    setResult(outcome);
    announce(outcome === 'copied' ? 'Copied' : 'The browser refused to copy. Select the text and copy it yourself.');
    (outcome === 'copied' ? onCopied : onFailed)?.();
  };
  return [result, () => void copy()];
}
