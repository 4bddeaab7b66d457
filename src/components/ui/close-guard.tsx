import { useState } from 'react';
import { Button } from './button.tsx';

/**
 * Asked before a dialog closes by Escape, an outside press or its close button. `true`: close. `false`: stay (the owner
 * shows why). A text: ask with it ("The token is not stored yet."), and close only when the person insists.
 */
export type CloseGuard = () => boolean | string;

/** The decision to close, for Dialog and Sheet: `request` asks the guard, `question` is what is being asked. */
export function useCloseGuard(onClose: () => void, guard: CloseGuard | undefined) {
  const [question, setQuestion] = useState<string>();
  const request = () => {
    const answer = guard?.() ?? true;
    if (typeof answer === 'string') setQuestion(answer);
    else if (answer) onClose();
  };
  const leave = () => {
    setQuestion(undefined);
    onClose();
  };
  return { question, request, leave, stay: () => setQuestion(undefined) };
}

const focus = (element: HTMLElement | null) => element?.focus();

type QuestionProps = { question: string | undefined; stay: () => void; leave: () => void };

/** The question of a guard, above the footer of what would close. Takes focus, so that it is heard and answered. */
export function CloseQuestion({ question, stay, leave }: QuestionProps) {
  if (question === undefined) return null;
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
