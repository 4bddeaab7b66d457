import { Link } from '@tanstack/react-router';
import type { Permission } from '#domain/rules/permissions.ts';
import { DeniedWords } from '#src/access/denied.tsx';
import { stillToChoose } from '#src/flows/sheet-form/still-to-choose.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { type Asked, missingIn, searchOf } from './asked.ts';
import { useSeen } from './facts/seen-context.ts';
import { linkClass } from './link-class.ts';

/** Before there is a whole question: what is still to be chosen, and questions to begin with. */
export function Start({ asked }: { asked: Asked }) {
  const { organizationId, self, states } = useSeen();
  const isOnlySelf = states.bindings === 'denied';
  const examples = self === undefined ? [] : examplesFor(self).filter(({ ask }) => !isOnlySelf || ask.shape !== 'who');
  return (
    <div className="grid gap-4">
      <p className="text-text-muted">{stillToChoose(missingIn(asked))}</p>
      {isOnlySelf && (
        <Notice tone="neutral" title="You can ask about yourself only">
          <DeniedWords permissions={['rolebinding.list']} />
        </Notice>
      )}
      <section className="grid gap-2">
        <h2 className="text-lg font-semibold">Questions to begin with</h2>
        <ul className="grid gap-2 sm:grid-cols-2">
          {examples.map(({ words, ask, help }) => (
            <li key={words} className="rounded-lg border border-line bg-surface-raised px-4 py-3">
              <Link
                to="/organizations/$organizationId/iam/explain-access"
                params={{ organizationId }}
                search={searchOf(ask)}
                className={linkClass}
              >
                {words}
              </Link>
              <p className="text-sm text-text-muted">{help}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function whoCan(permission: Permission): Asked {
  return { shape: 'who', who: undefined, permission, scope: null };
}

interface Example {
  readonly words: string;
  readonly help: string;
  readonly ask: Asked;
}

function examplesFor(self: string): Example[] {
  return [
    {
      words: 'What can I do?',
      help: 'Every permission that you have, and the role binding that gives it.',
      ask: { shape: 'what', who: { kind: 'subject', subject: self }, permission: undefined, scope: undefined },
    },
    {
      words: 'Who can give roles in the whole organization?',
      help: 'They can widen their own access and that of others.',
      ask: whoCan('rolebinding.create'),
    },
    {
      words: 'Who can create API tokens?',
      help: 'They can act as the service accounts.',
      ask: whoCan('serviceaccounttoken.create'),
    },
    {
      words: 'Who can delete the organization?',
      help: 'With all its projects and data.',
      ask: whoCan('organization.delete'),
    },
  ];
}
