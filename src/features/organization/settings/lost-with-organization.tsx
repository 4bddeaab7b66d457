import { timestampDate } from '@bufbuild/protobuf/wkt';
import { parseSubject } from '#domain/rules/subject.ts';
import { tokenFact } from '#src/access/access-facts.ts';
import { known } from '#src/access/answer.ts';
import { isInUse } from '#src/access/is-in-use.ts';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { Few, Lost } from '#src/flows/deletion/lost.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { byName } from '#src/lib/by-name.ts';
import { counted, formatCount } from '#src/lib/counted.ts';
import { LostInvoices } from './lost-invoices.tsx';
import { useLostWithOrganization } from './use-lost-with-organization.ts';

/** Everything that is deleted with an organization, counted and named, and what stays. */
export function LostWithOrganization({ organizationId }: { organizationId: string }) {
  const { projects, bindings, roles, accounts, tokens, legacyTokens, invites, invoices, upcoming } =
    useLostWithOrganization(organizationId);
  const humans = new Set(
    known(bindings)?.flatMap(({ subject }) => (parseSubject(subject).kind === 'user' ? [subject] : [])),
  );
  return (
    <>
      <p>
        {humans.size > 1 ? `${counted(humans.size, 'person')} lose access` : 'Everybody loses access'} immediately, and
        every client that sends to its projects stops working.
      </p>
      <Lost what="project" ends="deleted" answer={projects}>
        {(rows) => <Few rows={rows}>{({ name }) => <bdi className="font-medium">{name}</bdi>}</Few>}
      </Lost>
      <Lost what="service account" ends="deleted" answer={accounts}>
        {(rows) => <Few rows={rows}>{({ name }) => <bdi className="font-medium">{name}</bdi>}</Few>}
      </Lost>
      <Lost what="API token" ends="revoked" answer={tokens}>
        {(rows) => (
          <TokensInUse
            tokens={rows.map(({ token, account }) => ({ ...tokenFact(token), accountName: account.name }))}
          />
        )}
      </Lost>
      <Lost what="legacy token" ends="revoked" answer={legacyTokens}>
        {(rows) => (
          <TokensInUse
            tokens={rows.map(({ id, name, lastUsedAt }) => ({
              id,
              name,
              lastUsedAt: lastUsedAt && timestampDate(lastUsedAt),
            }))}
          />
        )}
      </Lost>
      <Lost what="custom role" ends="deleted" answer={roles}>
        {(rows) => <Few rows={rows}>{({ name }) => <bdi className="font-medium">{name}</bdi>}</Few>}
      </Lost>
      <Lost what="role binding" ends="deleted" answer={bindings} />
      <Lost what="open invite" ends="ended" answer={invites} />
      <LostInvoices invoices={known(invoices)} upcoming={known(upcoming)} />
      <p className="text-text-muted">
        Profiles and debug info can’t be read any more, and the usage is no longer counted. People keep their accounts
        and their roles in other organizations.
      </p>
    </>
  );
}

const namedAtOnce = 6;

type TokensProps = Parameters<typeof LostTokens>[0];

/** Those that were used this week, by name: the clients that will stop working. */
function TokensInUse({ tokens }: Pick<TokensProps, 'tokens'>) {
  const now = useNow();
  const inUse = tokens.filter(({ lastUsedAt }) => isInUse(lastUsedAt ?? undefined, now));
  if (inUse.length === 0) return <p className="text-text-muted">None was used this week.</p>;
  const more = inUse.length - namedAtOnce;
  return (
    <>
      <p>
        {formatCount(inUse.length)} of {formatCount(tokens.length)} {inUse.length === 1 ? 'was' : 'were'} used this
        week:
      </p>
      <LostTokens tokens={inUse.toSorted(byName).slice(0, namedAtOnce)} outcome="none" />
      {more > 0 && <p>and {formatCount(more)} more</p>}
    </>
  );
}
