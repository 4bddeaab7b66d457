/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- a region that scrolls must be reachable by keyboard */
import { useId, useRef, useState } from 'react';
import { selectContents } from '#src/lib/clipboard.ts';
import { cx } from '#src/lib/cx.ts';
import { CopyButton } from './copy-button.tsx';

export type CodeBlockProps = {
  code: string;
  /** The name of the code ("Kubernetes manifest"), shown above it. */
  label: string;
  copyLabel?: string | undefined;
  /** Breaks long lines instead of scrolling: for a token or a one-line command. */
  wrap?: boolean | undefined;
  /** Lines to mark, as they differ from those of another block beside it, with which it is compared: shown at full height. */
  changed?: ReadonlySet<string> | undefined;
  onCopied?: (() => void) | undefined;
};

/** Code to copy. If the browser refuses to copy, all of it is selected, for copying by hand. */
export function CodeBlock({ code, label, copyLabel = 'Copy', wrap, changed, onCopied }: CodeBlockProps) {
  const id = useId();
  const pre = useRef<HTMLPreElement>(null);
  const [isRefused, setIsRefused] = useState(false);
  return (
    <figure aria-labelledby={id} className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface-muted">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line py-1.5 pr-1.5 pl-3">
        <span className="min-w-0 text-sm">
          <span id={id} className="font-medium text-text-muted">
            {label}
          </span>
          {isRefused && (
            <span className="block text-warning">
              The browser refused to copy. The text is selected: press Ctrl+C, or ⌘C on a Mac.
            </span>
          )}
        </span>
        <CopyButton
          value={code}
          label={copyLabel}
          onCopied={() => {
            setIsRefused(false);
            onCopied?.();
          }}
          onFailed={() => {
            setIsRefused(true);
            if (pre.current) selectContents(pre.current);
          }}
        />
      </figcaption>
      <pre
        ref={pre}
        dir="ltr"
        tabIndex={0}
        aria-labelledby={id}
        role="region"
        className={cx(
          'overflow-auto p-3 font-mono text-sm -outline-offset-2',
          !changed && 'max-h-96',
          wrap && 'whitespace-pre-wrap wrap-anywhere',
        )}
      >
        <code>{changed ? <MarkedLines {...{ code, changed }} /> : code}</code>
      </pre>
    </figure>
  );
}

type MarkedLinesProps = { code: string; changed: ReadonlySet<string> };

function MarkedLines({ code, changed }: MarkedLinesProps) {
  // Each with its line break: what is copied by hand is the code.
  const lines = code.match(/.*\n|.+$/g) ?? [];
  return lines.map((line, at) =>
    changed.has(line.trimEnd()) ? (
      // oxlint-disable-next-line react/no-array-index-key -- the same line can be there twice
      <mark key={at} className="bg-accent-subtle font-semibold text-inherit">
        {line}
      </mark>
    ) : (
      line
    ),
  );
}
