import { useRef } from 'react';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';

/** Why the sheet that the address asks for is not there. */
export function SheetDenied({ title, reason, onClose }: { title: string; reason: string; onClose: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useHeadingAfter(place);
  return (
    <div ref={place} className="mb-4">
      <Notice tone="warning" title={title} action={<Button onClick={onClose}>Dismiss</Button>}>
        {reason}
      </Notice>
    </div>
  );
}
