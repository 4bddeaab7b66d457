import type { Can } from '#src/access/use-can.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { CreateTokenSheet } from './lazy-parts.ts';

/** The main button of both pages. */
export function CreateTokenButton({ can, onClick }: { can: Can; onClick: () => void }) {
  return (
    <Button variant="primary" disabledReason={can.reason} onClick={onClick} preload={CreateTokenSheet.preload}>
      Create API Token
    </Button>
  );
}
