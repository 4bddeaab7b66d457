import { useRef } from 'react';
import { useHeadingAfter } from '#src/lib/use-heading-after.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

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
