import { CircleCheck, CircleQuestionMark, CircleX } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { CopyButton } from '#src/kit/controls/copy-button.tsx';
import { announce } from '#src/kit/feedback/announce.ts';

const looks = {
  yes: { Icon: CircleCheck, className: 'text-success' },
  no: { Icon: CircleX, className: 'text-danger' },
  unknown: { Icon: CircleQuestionMark, className: 'text-warning' },
  list: { Icon: undefined, className: '' },
};

type VerdictProps = {
  kind: keyof typeof looks;
  /** The answer in one sentence. */
  title: ReactNode;
  /** Why, in plain sentences. */
  children?: ReactNode;
};

/** The head of an answer, read out whenever it changes, with a button that copies the address of the question. */
export function Verdict({ kind, title, children }: VerdictProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const said = useRef('');
  useEffect(() => {
    const text = heading.current?.textContent ?? '';
    if (text !== said.current) announce(text);
    said.current = text;
  });
  const { Icon, className } = looks[kind];
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      {Icon && <Icon className={`mt-1 size-5 shrink-0 ${className}`} aria-hidden="true" />}
      <div className="min-w-0 flex-1 basis-60">
        <h2 ref={heading} className="text-lg font-semibold wrap-anywhere">
          {title}
        </h2>
        {children && <div className="max-w-[72ch]">{children}</div>}
      </div>
      <CopyButton value={location.href} label="Copy link" />
    </div>
  );
}
