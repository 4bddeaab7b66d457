import { type ReactNode, useState } from 'react';
import { type ReadRefusal, readRefusal } from '#domain/rules/explain/read-refusal.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { actWords } from '#src/access/loss-words.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { TextArea } from '#src/kit/form/field.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { ScopeName } from '../answer/scope-name.tsx';
import type { Asked } from '../asked.ts';
import { refusalWords } from './refusal-words.ts';

type PasteErrorProps = { onAsk: (question: Partial<Asked>) => void };

/** Reads a refusal from a client's log into a question. The text stays in this component: it is neither sent nor kept. */
export function PasteError({ onAsk }: PasteErrorProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const ask = (question: Partial<Asked>) => {
    setText('');
    setIsOpen(false);
    onAsk({ shape: 'why', ...question });
  };
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      className="border-t border-line"
    >
      <summary className="px-4 py-2.5 font-medium">Paste an error</summary>
      <div className="grid gap-3 px-4 pb-4">
        <TextArea
          name="error"
          label="Error message or log line"
          description="From an agent, a CI job or this console. It is read in your browser and sent nowhere."
          rows={3}
          dir="ltr"
          spellCheck={false}
          value={text}
          onChange={setText}
          className="font-mono text-sm"
        />
        <output className="block">
          {text.trim() !== '' && <WhatItSays refusal={readRefusal(text)} onAsk={ask} />}
        </output>
      </div>
    </details>
  );
}

function WhatItSays({ refusal, onAsk }: PasteErrorProps & { refusal: ReadRefusal | undefined }) {
  if (!refusal) {
    return (
      <span className="text-text-muted">
        No refusal found in this text. Paste the whole line, or choose the permission in the question above.
      </span>
    );
  }
  const who = refusal.subject === undefined ? {} : { who: { kind: 'subject' as const, subject: refusal.subject } };
  if (refusal.kind === 'permission-missing') {
    const { permission, projectId } = refusal;
    return (
      <Found permissions={[permission]} onAsk={() => onAsk({ permission, scope: projectId, ...who })}>
        The caller needs the permission to {actWords(permission)} (<Mono>{permission}</Mono>)
        {projectId !== undefined && ' in '}
        {projectId !== undefined && <ScopeName projectId={projectId} />}.
      </Found>
    );
  }
  if (refusal.kind === 'escalation') {
    return (
      <Found permissions={refusal.permissions} onAsk={(permission) => onAsk({ permission, ...who })}>
        The caller tried to {refusal.act}, and can give only permissions that they have themselves.
      </Found>
    );
  }
  return refusalWords(refusal);
}

type FoundProps = {
  permissions: readonly Permission[];
  onAsk: (permission: Permission) => void;
  children: ReactNode;
};

function Found({ permissions, onAsk, children }: FoundProps) {
  return (
    <span className="grid gap-2">
      <span className="wrap-anywhere">{children}</span>
      <span className="flex flex-wrap gap-2">
        {permissions.map((permission) => (
          <Button key={permission} variant="primary" onClick={() => onAsk(permission)}>
            {permissions.length === 1 ? 'Ask why' : `Ask why not ${permission}`}
          </Button>
        ))}
      </span>
    </span>
  );
}
