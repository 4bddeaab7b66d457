import { useRef } from 'react';
import { RadioRow } from '#src/kit/form/radio-group.tsx';
import type { Asked } from '../asked.ts';
import type { SeenFacts } from '../facts/use-seen-facts.ts';
import { PasteError } from '../paste/paste-error.tsx';
import { QuestionFields } from './question-fields.tsx';

type QuestionBarProps = {
  asked: Asked;
  seen: SeenFacts;
  /** Asks with these parts changed. */
  onAsk: (change: Partial<Asked>) => void;
  /** Why the person can't ask who can. */
  whyNotWho: string | undefined;
};

/**
 * The question: its shape, then the parts that the shape has; or an error, out of which it is read. The answer follows as
 * soon as all parts are chosen.
 */
export function QuestionBar({ asked, seen, onAsk, whyNotWho }: QuestionBarProps) {
  const fields = useRef<HTMLDivElement>(null);
  const askPasted = (question: Partial<Asked>) => {
    onAsk(question);
    // The button that was pressed is gone. An error seldom says who it is about, so that comes next.
    fields.current?.querySelector<HTMLElement>('[role=combobox]')?.focus();
  };
  return (
    <div className="rounded-lg border border-line bg-surface-raised">
      <div className="grid gap-3 p-4">
        <RadioRow
          label="Question"
          value={asked.shape}
          onChange={(shape) => onAsk({ shape })}
          options={[
            { value: 'why', label: 'Why or why not?' },
            { value: 'what', label: 'What can they do?' },
            { value: 'who', label: 'Who can do it?', disabledReason: whyNotWho },
          ]}
        />
        <div ref={fields}>
          <QuestionFields {...{ asked, seen, onAsk }} />
        </div>
      </div>
      <PasteError onAsk={askPasted} />
    </div>
  );
}
