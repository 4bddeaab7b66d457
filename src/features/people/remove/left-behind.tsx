import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { known } from '#src/access/answer.ts';
import { invitesQuery } from '#src/api/invites.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { counted } from '#src/lib/counted.ts';
import { MadeAccounts, MadeInvites, MadeTokens } from '../made/made-lists.tsx';
import { isOpen } from '../made/made.ts';
import { useMade } from '../made/use-made.ts';
import type { PersonView } from '../person-view.ts';

type LeftBehindProps = { organizationId: string; person: PersonView };

/** What the person created and somebody has to decide about: tokens, open invites and service accounts, with links. */
export function LeftBehind({ organizationId, person }: LeftBehindProps) {
  const now = useNow();
  const made = useMade(organizationId, person.subject);
  const openInvites = (known(made.invites) ?? []).filter((invite) => isOpen(invite, now));
  // Loaded with what they created.
  const { data: invites = [] } = useQuery({ ...invitesQuery(organizationId), enabled: false });
  const ways = invites.filter((invite) => invite.createdBy !== person.subject && isOpen(invite, now)).length;
  const tokens = known(made.tokens) ?? [];
  const accounts = known(made.accounts) ?? [];
  const parts = [made.tokens, made.invites, made.accounts];
  const isLoading = parts.some(({ kind }) => kind === 'loading');
  const isHidden = parts.some(({ kind }) => kind === 'denied' || kind === 'failed');
  const who = person.isSelf ? 'you' : 'they';
  const isNothing = !isLoading && !isHidden && tokens.length + openInvites.length + accounts.length === 0;
  return (
    <>
      {isLoading && <Skeleton className="h-4 w-56" />}
      {tokens.length > 0 && (
        <Part
          title={`${counted(tokens.length, 'API token')} that ${who} created ${tokens.length === 1 ? 'keeps' : 'keep'} working`}
          advice={`Whoever created a token has seen it. Replace those that ${who} may have kept.`}
        >
          <MadeTokens {...{ organizationId, items: tokens }} />
        </Part>
      )}
      {openInvites.length > 0 && (
        <Part
          title={`${counted(openInvites.length, 'open invite')} that ${who} created ${openInvites.length === 1 ? 'stops' : 'stop'} working`}
          advice="They work again if the roles come back. End those that nobody needs."
        >
          <MadeInvites {...{ organizationId, items: openInvites }} />
        </Part>
      )}
      {accounts.length > 0 && (
        <Part
          title={`${counted(accounts.length, 'service account')} that ${who} created ${accounts.length === 1 ? 'stays' : 'stay'}`}
        >
          <MadeAccounts {...{ organizationId, items: accounts }} />
        </Part>
      )}
      {ways > 0 && !person.isSelf && (
        <p>
          {counted(ways, 'open invite')} by others can let them back in, if they have the link. End those that were sent
          around.
        </p>
      )}
      {isNothing && (
        <p className="text-text-muted">
          {person.isSelf ? 'You' : 'They'} created no API token, open invite or service account.
        </p>
      )}
      {isHidden && <p className="text-text-muted">What {who} created stays. You can’t see all of it here.</p>}
    </>
  );
}

type PartProps = { title: string; advice?: string | undefined; children: ReactNode };

function Part({ title, advice, children }: PartProps) {
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{title}</h3>
      {advice && <p className="text-text-muted">{advice}</p>}
      {children}
    </section>
  );
}
