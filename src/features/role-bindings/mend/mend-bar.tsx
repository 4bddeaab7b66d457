import { Wrench } from 'lucide-react';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted } from '#src/lib/counted.ts';
import type { BindingRow } from '../list/binding-rows.ts';

type MendBarProps = {
  /** The listed role bindings that have a problem which deleting them mends, and that the person may delete. */
  rows: readonly BindingRow[];
  onMend: (rows: readonly BindingRow[]) => void;
  /** Loads the code that mends. */
  preload: () => void;
};

/** Above a list of problems: mends all of them at once. */
export function MendBar({ rows, onMend, preload }: MendBarProps) {
  if (rows.length === 0) return null;
  const isOne = rows.length === 1;
  return (
    <div className="mb-3">
      <Notice
        tone="neutral"
        action={
          <Button icon={<Wrench aria-hidden="true" />} preload={preload} onClick={() => onMend(rows)}>
            {isOne ? 'Mend it' : `Mend all ${rows.length}`}
          </Button>
        }
      >
        {counted(rows.length, 'listed role binding')} can be mended by deleting {isOne ? 'it' : 'them'}. You are asked
        first where somebody would lose access.
      </Notice>
    </div>
  );
}
