import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';

type HiddenRowProps = { noun: string; onShow: () => void; onClose: () => void };

/** Says that the search or the filters hide what was just created. */
export function HiddenRow({ noun, onShow, onClose }: HiddenRowProps) {
  return (
    <Notice
      tone="accent"
      title={`The new ${noun} is not shown with these filters`}
      live
      action={
        <>
          <Button onClick={onShow}>Show it</Button>
          <Button variant="ghost" onClick={onClose}>
            Dismiss
          </Button>
        </>
      }
    />
  );
}
