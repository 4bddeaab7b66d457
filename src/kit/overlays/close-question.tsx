import { Button } from '#src/kit/controls/button.tsx';

/** A question before something closes, and its two answers. */
export type Asking = { readonly question: string; readonly stay: () => void; readonly leave: () => void };

const focus = (element: HTMLElement | null) => element?.focus();

/** The question before something closes, above its footer. Takes the focus, so that readers read it. */
export function CloseQuestion({ question, stay, leave }: Asking) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-between gap-2 border-t border-warning-line bg-warning-subtle px-5 py-3"
    >
      <p className="min-w-0 flex-1 basis-48 font-medium">{question}</p>
      <div className="flex gap-2">
        <Button onClick={leave}>Close anyway</Button>
        <Button variant="primary" onClick={stay} ref={focus}>
          Stay
        </Button>
      </div>
    </div>
  );
}
