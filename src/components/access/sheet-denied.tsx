import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

/** Why the sheet that the address asks for is not there. */
export function SheetDenied({ title, reason, onClose }: { title: string; reason: string; onClose: () => void }) {
  return (
    <div className="mb-4">
      <Notice tone="warning" title={title} action={<Button onClick={onClose}>Dismiss</Button>}>
        {reason}
      </Notice>
    </div>
  );
}
