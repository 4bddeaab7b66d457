import type { Barred, Cause } from '#domain/rules/explain/answers.ts';
import type { Who } from '#domain/rules/explain/facts.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { fewOf } from '#src/access/few-of.ts';
import { roleName } from '#src/access/role-name.ts';
import { useSeen } from '../facts/seen-context.ts';
import { ScopeName, ScopeNames } from './scope-name.tsx';

type CauseProps = { cause: Cause; who: Who };

/** The one cause of a "no", in plain sentences. */
export function CauseWords({ cause, who }: CauseProps) {
  const owner = useOwner(who);
  if (cause.kind === 'account-missing' || cause.kind === 'cannot-sign-in')
    return <BarredWords barred={cause} who={who} />;
  if (cause.kind === 'token-limited') {
    return (
      <p>
        This token is limited to <ScopeName projectId={cause.limit} />. It has no permissions anywhere else.
      </p>
    );
  }
  if (cause.kind === 'no-binding')
    return (
      <p>
        {owner.have} no role: no role binding names {owner.object}.
      </p>
    );
  if (cause.kind === 'other-projects') return <ElsewhereWords cause={cause} owner={owner} />;
  if (cause.kind === 'gone') return <p>{goneWords(cause.what, owner)}</p>;
  return (
    <p>
      {cause.bindings.length === 1 ? (
        <>
          {owner.possessive} only role here, <Roles roles={cause.bindings} />, doesn’t include it.
        </>
      ) : (
        <>
          None of {owner.possessive.toLowerCase()} roles here includes it: <Roles roles={cause.bindings} />.
        </>
      )}
    </p>
  );
}

/** Why it would be a "no" if there were nothing that the person can't see. */
export function LikelyWords({ cause, who, areRolesMissing }: CauseProps & { areRolesMissing: boolean }) {
  const owner = useOwner(who);
  if (cause.kind === 'role-lacks' && areRolesMissing) {
    return (
      <p>
        {owner.have} <Roles roles={cause.bindings} /> here, and you can’t see what that allows.
      </p>
    );
  }
  return (
    <>
      <p>From what you can see, the answer would be no:</p>
      <CauseWords cause={cause} who={who} />
    </>
  );
}

type Owner = ReturnType<typeof useOwner>;

function ElsewhereWords({ cause, owner }: { cause: Cause & { kind: 'other-projects' }; owner: Owner }) {
  const isGiven = cause.giving.length > 0;
  const bindings = isGiven ? cause.giving : cause.bindings;
  return (
    <p>
      {isGiven
        ? `${owner.have} this permission in other projects only: `
        : `${owner.have} roles in other projects only: `}
      <Roles roles={bindings} /> in <ScopeNames projectIds={bindings.map(({ projectId }) => projectId)} />.
    </p>
  );
}

function goneWords(what: 'asked-project' | 'project' | 'role', { possessive }: Owner): string {
  if (what === 'asked-project') {
    return 'This project isn’t in this organization: it was deleted, or belongs to another one. Nobody can do anything in it.';
  }
  return what === 'project'
    ? `${possessive} roles are for projects that were deleted, so they have no effect.`
    : `${possessive} role bindings name roles that were deleted, so they have no effect.`;
}

/** Why nobody can act as this, whatever the role bindings say. */
export function BarredWords({ barred, who }: { barred: Barred; who: Who }) {
  if (barred.kind === 'account-missing') {
    return (
      <p>
        {barred.what === 'token'
          ? 'This API token doesn’t exist. It was revoked, or the ID is wrong.'
          : 'This service account doesn’t exist. It was deleted, or has another name.'}
      </p>
    );
  }
  const parsed = parseSubject(who.kind === 'subject' ? who.subject : '');
  if (barred.because === 'provider' && parsed.kind === 'user') {
    return (
      <p>
        Nobody can sign in with the provider <bdi>{parsed.provider}</bdi>, so nobody can act as this.
      </p>
    );
  }
  return (
    <p>
      Nobody can sign in as this: people who sign in are called <code>user:&lt;provider&gt;:&lt;e-mail&gt;</code>.
    </p>
  );
}

function Roles({ roles }: { roles: readonly { readonly role: string }[] }) {
  const names = [...new Set(roles.map(({ role }) => roleName(role) || 'a deleted role'))];
  return <bdi className="wrap-anywhere">{fewOf(names)}</bdi>;
}

/** How sentences speak of somebody. Of a token, they speak of its account. */
function useOwner(who: Who) {
  const { self } = useSeen();
  if (who.kind === 'subject' && who.subject === self) return { have: 'You have', possessive: 'Your', object: 'you' };
  const isPerson = who.kind === 'subject' && parseSubject(who.subject).kind === 'user';
  if (isPerson) return { have: 'They have', possessive: 'Their', object: 'them' };
  return who.kind === 'token'
    ? { have: 'Its account has', possessive: 'Its account’s', object: 'it' }
    : { have: 'It has', possessive: 'Its', object: 'it' };
}
