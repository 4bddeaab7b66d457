import { useRef } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { DeniedWords } from '#src/access/denied.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';

type SheetDeniedProps = { act: string; permission: Permission; onClose: () => void };

/** Says why the person can't use the sheet that the address asks for. */
export function SheetDenied({ act, permission, onClose }: SheetDeniedProps) {
  const place = useRef<HTMLDivElement>(null);
  useHeadingAfter(place);
  return (
    <div ref={place} className="mb-4">
      <Notice tone="warning" title={`You can’t ${act} here`} action={<Button onClick={onClose}>Dismiss</Button>}>
        <DeniedWords permissions={[permission]} />
      </Notice>
    </div>
  );
}
