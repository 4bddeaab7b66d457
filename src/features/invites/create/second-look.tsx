import { fewOf } from '#src/access/few-of.ts';
import { permissionWords } from '#src/access/permission-words.ts';
import { roleName } from '#src/access/role-name.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import type { risksOf } from './invite-form.ts';

export type SecondLookProps = { role: string; risks: ReturnType<typeof risksOf> };

/** Names what can happen with such a link, before it exists. */
export function SecondLook({ role, risks: { sensitive, isEndless } }: SecondLookProps) {
  const name = <bdi>{roleName(role)}</bdi>;
  return (
    <div className="grid gap-4">
      {sensitive.length > 0 && (
        <Notice tone="warning" title={<>Everyone who gets this link can become {name}</>} live>
          <p>
            They can then {fewOf(sensitive.map((permission) => inSentence(permissionWords(permission))))}. The link can
            be forwarded, and works for any number of people.
          </p>
        </Notice>
      )}
      {isEndless && (
        <Notice tone="warning" title="This link never expires" live={sensitive.length === 0}>
          <p>
            It stays valid in old e-mails and chats, also for people who have left. Remember to end it, or go back and
            choose a date.
          </p>
        </Notice>
      )}
      {sensitive.length > 0 && (
        <p className="text-text-muted">
          You know the person’s e-mail? A role binding gives {name} to this person only, without a link.
        </p>
      )}
    </div>
  );
}

const focus = (button: HTMLButtonElement | null) => button?.focus();

type ActionsProps = SecondLookProps & { busy: boolean; onBack: () => void; onCreate: () => void };

/** Back to the form, which has the focus; or the second yes, whose label repeats what it does. */
export function SecondLookActions({ role, risks, busy, onBack, onCreate }: ActionsProps) {
  return (
    <>
      <Button ref={focus} onClick={onBack} disabledReason={busy ? 'Wait until it is done.' : undefined}>
        Back
      </Button>
      <Button variant="primary" busy={busy} onClick={firstClick(onCreate)}>
        {risks.sensitive.length > 0 ? (
          <>
            Create Invite for<bdi className="max-w-40 truncate">{roleName(role)}</bdi>
          </>
        ) : (
          'Create Invite Without End'
        )}
      </Button>
    </>
  );
}

function inSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
