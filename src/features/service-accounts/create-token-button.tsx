import { Button } from '#src/kit/controls/button.tsx';
import { CreateTokenSheet } from './lazy-parts.ts';

/** The main button of both pages. */
export function CreateTokenButton({ reason, onClick }: { reason: string | undefined; onClick: () => void }) {
  return (
    <Button variant="primary" disabledReason={reason} onClick={onClick} preload={CreateTokenSheet.preload}>
      Create API Token
    </Button>
  );
}
