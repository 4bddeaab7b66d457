import { useRef } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';
import { DeniedWords } from './denied.tsx';

type SheetDeniedProps = {
  title: string;
  /** The permission that the sheet needs. Use `reason` where something else is missing. */
  permission?: Permission | undefined;
  reason: string;
  onClose: () => void;
};

/** Says why the sheet that the address asks for can't be opened. */
export function SheetDenied({ title, permission, reason, onClose }: SheetDeniedProps) {
  const place = useRef<HTMLDivElement>(null);
  useHeadingAfter(place);
  return (
    <div ref={place} className="mb-4">
      <Notice tone="warning" title={title} action={<Button onClick={onClose}>Dismiss</Button>}>
        {permission ? <DeniedWords permissions={[permission]} /> : reason}
      </Notice>
    </div>
  );
}
