import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { known } from '#src/access/answer.ts';
import { fewOf } from '#src/access/few-of.ts';
import type { Access } from '#src/access/use-access.ts';
import { invitesQuery } from '#src/api/invites.ts';
import type { OwnedToken } from '#src/api/service-account-tokens.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { counted } from '#src/lib/counted.ts';
import { isolated } from '#src/lib/isolated.ts';
import { MadeAccounts, MadeInvites, MadeTokens } from '../made/made-lists.tsx';
import { isOpen, tokensThatGiveRoles } from '../made/made.ts';
import { useMade } from '../made/use-made.ts';
import type { PersonView } from '../person-view.ts';

type LeftBehindProps = {
  organizationId: string;
  person: PersonView;
  access: Pick<Access, 'bindings' | 'roles' | 'projects'>;
};

/** What the person created and somebody has to decide about: tokens, open invites and service accounts, with links. */
export function LeftBehind({ organizationId, person, access }: LeftBehindProps) {
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
          {!person.isSelf && (
            <WaysBack giving={tokensThatGiveRoles(tokens, { organizationId, ...access })} of={tokens.length} />
          )}
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

/** With some tokens, whoever was removed gives themselves any role again. */
function WaysBack({ giving, of }: { giving: readonly OwnedToken[]; of: number }) {
  if (giving.length === 0) return null;
  const names = fewOf(giving.map(({ account, token }) => `${isolated(token.name)} of ${isolated(account.name)}`));
  const which =
    of === 1 ? 'this token' : giving.length === 1 ? '1 of these tokens' : `${giving.length} of these tokens`;
  return (
    <Notice tone="warning" title={`With ${which}, they can let themselves back in`}>
      <bdi>{names}</bdi> can create role bindings or invites. Replace {giving.length === 1 ? 'it' : 'them'} first.
    </Notice>
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
