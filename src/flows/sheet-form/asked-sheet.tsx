import { type ReactNode, Suspense, useRef } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { DeniedWords } from '#src/access/denied.tsx';
import type { Can } from '#src/access/use-can.ts';
import { useCloseStep } from '#src/flows/leaving/use-close-step.ts';
import { useOpenSheet } from '#src/flows/leaving/use-open-sheet.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';

export type AskedSheetProps = {
  /** Whether the address asks for the sheet. */
  isAsked: boolean;
  /** What the sheet does, as in "You can’t create an API token here". */
  act: string;
  permission: Permission;
  /** Whether the person has the permission here. */
  can: Can;
  /** Takes the sheet out of the address, without a step in the browser's history. */
  drop: () => void;
  /** The sheet, which may be a lazy part. */
  children: (close: () => void) => ReactNode;
};

/** A sheet that the address asks for; where the person may not use it, a notice says why. Place it above the page's content. */
export function AskedSheet({ isAsked, act, permission, can, drop, children }: AskedSheetProps) {
  const isOpen = useOpenSheet(isAsked, can.allowed);
  const close = useCloseStep(drop);
  if (isOpen) return <Suspense fallback={null}>{children(close)}</Suspense>;
  if (!isAsked || can.allowed !== false) return null;
  return <SheetDenied act={act} permission={permission} onClose={drop} />;
}

function SheetDenied({ act, permission, onClose }: { act: string; permission: Permission; onClose: () => void }) {
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
