import { type RefObject, useEffect, useRef, useState } from 'react';
import { TextField } from '#src/kit/form/field.tsx';
import type { Deletion } from './deletion.ts';
import { type TypedConfirmation, typedConfirmation } from './typed-confirmation.ts';

/** What must be typed, if anything, and what has been typed. */
export interface Typed {
  readonly confirmation: TypedConfirmation | undefined;
  readonly text: string;
  readonly isWrong: boolean;
  readonly type: (text: string) => void;
  /** Deletes, or says what is missing. */
  readonly attempt: () => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** Calls `act` only after the right text was typed. After the first time, it doesn't ask again. */
export function useTyped<Item>(deletion: Deletion<Item>, act: () => void): Typed {
  const [confirmation] = useState(() => typedConfirmation(deletion));
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const attempt = () => {
    if (!confirmation || confirmation.accepts(text)) return act();
    setIsWrong(true);
    field.current?.focus();
  };
  const type = (next: string) => {
    setText(next);
    setIsWrong(false);
  };
  return { confirmation, text, isWrong, type, attempt, field };
}

/** The field in the dialog. The button below it stays enabled and says what is missing. */
export function TypedField({ typed, what }: { typed: Typed; what: 'name' | 'number' }) {
  const { confirmation, text, isWrong, type, attempt, field } = typed;
  const whole = useRef<HTMLDivElement>(null);
  // The error comes below the field, where the window's footer may hide it.
  useEffect(() => {
    if (isWrong) whole.current?.scrollIntoView({ block: 'nearest' });
  }, [isWrong]);
  if (!confirmation) return null;
  const { wanted } = confirmation;
  return (
    <div ref={whole} className="scroll-mb-5">
      <TextField
        ref={field}
        data-autofocus
        name="confirmation"
        label={
          <>
            Type <bdi className="font-semibold">{wanted}</bdi> to confirm
          </>
        }
        error={isWrong && `This is not the ${what}. Type it as it stands above.`}
        inputMode={what === 'number' ? 'numeric' : undefined}
        value={text}
        onChange={type}
        onKeyDown={(event) => {
          // Not for the Enter that ends the composition of a character.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) attempt();
        }}
      />
    </div>
  );
}
