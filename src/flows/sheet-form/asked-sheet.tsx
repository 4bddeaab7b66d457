import { type ReactNode, Suspense } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import type { Can } from '#src/access/use-can.ts';
import { useCloseStep } from '#src/flows/leaving/use-close-step.ts';
import { useOpenSheet } from '#src/flows/leaving/use-open-sheet.ts';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

const SheetDenied = lazyPart(() => import('./sheet-denied.tsx').then((m) => m.SheetDenied));

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
  return (
    <Suspense fallback={null}>
      <SheetDenied act={act} permission={permission} onClose={drop} />
    </Suspense>
  );
}
