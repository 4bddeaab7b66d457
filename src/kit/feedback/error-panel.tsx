import { RotateCw } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from '#src/kit/controls/button.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';
import { Notice } from './notice.tsx';

export type ErrorPanelProps = {
  /** What failed ("The roles could not be loaded"). */
  title: string;
  /** Why, and what to do. */
  children?: ReactNode;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
};

/** Shown in place of content that failed to load. Omit `onRetry` if a retry makes no sense. */
export function ErrorPanel({ title, children, onRetry, retrying }: ErrorPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useHeadingAfter(panel);
  const retry = onRetry && (
    <Button icon={<RotateCw aria-hidden="true" />} onClick={onRetry} busy={retrying}>
      Try again
    </Button>
  );
  return (
    <div ref={panel}>
      <Notice tone="danger" title={title} action={retry} live>
        {children}
      </Notice>
    </div>
  );
}
