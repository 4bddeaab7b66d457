import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Invite, Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { ServiceAccount } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { nameLinkClass } from '#src/access/subject.tsx';
import type { OwnedToken } from '#src/api/service-account-tokens.ts';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { useNow } from '#src/kit/text/now.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { byName } from '#src/lib/by-name.ts';
import { formatCount } from '#src/lib/counted.ts';
import { isOpen } from './made.ts';

const listedAtOnce = 8;

type ListProps<Item> = { items: readonly Item[]; keyOf: (item: Item) => string; children: (item: Item) => ReactNode };

/** The first of these, a line each, and how many more there are. */
function Few<Item>({ items, keyOf, children }: ListProps<Item>) {
  const more = items.length - listedAtOnce;
  return (
    <ul className="grid gap-1">
      {items.slice(0, listedAtOnce).map((item) => (
        <li key={keyOf(item)} className="flex flex-wrap items-baseline gap-x-2">
          {children(item)}
        </li>
      ))}
      {more > 0 && <li className="text-text-muted">and {formatCount(more)} more</li>}
    </ul>
  );
}

type AccountLinkProps = { organizationId: string; account: ServiceAccount };

function AccountLink({ organizationId, account: { id, name } }: AccountLinkProps) {
  return (
    <Link
      to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
      params={{ organizationId, serviceAccountId: id }}
      preload={false}
      className={nameLinkClass}
    >
      <UserText>{name}</UserText>
    </Link>
  );
}

type MadeProps<Item> = { organizationId: string; items: readonly Item[] };

/** Service accounts, each with its page. */
export function MadeAccounts({ organizationId, items }: MadeProps<ServiceAccount>) {
  return (
    <Few items={items.toSorted(byName)} keyOf={({ id }) => id}>
      {(account) => <AccountLink {...{ organizationId, account }} />}
    </Few>
  );
}

/** API tokens, each with the page of its account, where it can be deleted. */
export function MadeTokens({ organizationId, items }: MadeProps<OwnedToken>) {
  return (
    <Few items={items} keyOf={({ token }) => token.id}>
      {({ token, account }) => (
        <>
          <UserText>{token.name}</UserText>
          <span className="text-text-muted">of</span>
          <AccountLink {...{ organizationId, account }} />
          <span className="text-text-muted">
            {token.lastUsedAt && 'last used '}
            <RelativeTime at={token.lastUsedAt && timestampDate(token.lastUsedAt)} never="never used" />
          </span>
        </>
      )}
    </Few>
  );
}

/** Invites, by the role that they give and when they end, each with its details. */
export function MadeInvites({ organizationId, items }: MadeProps<Invite>) {
  const now = useNow();
  return (
    <Few items={items} keyOf={({ id }) => id}>
      {(invite) => (
        <>
          {invite.role ? (
            <RolePill reference={referenceOfRole(invite.role)} roles={[invite.role]} linkIn={organizationId} />
          ) : (
            <span className="text-text-muted">Deleted role</span>
          )}
          <Link
            to="/organizations/$organizationId/iam/invites"
            params={{ organizationId }}
            search={{ invite: invite.id }}
            preload={false}
            className={textLinkClass}
          >
            {isOpen(invite, now) ? <Ends invite={invite} /> : 'ended'}
          </Link>
        </>
      )}
    </Few>
  );
}

function Ends({ invite: { expiresAt } }: { invite: Invite }) {
  if (!expiresAt) return 'open, never expires';
  return (
    <>
      open, expires <RelativeTime at={timestampDate(expiresAt)} />
    </>
  );
}

/** Custom roles, each with its page. */
export function MadeRoles({ organizationId, items }: MadeProps<Role>) {
  return (
    <Few items={items.toSorted(byName)} keyOf={({ id }) => id}>
      {(role) => <RolePill reference={referenceOfRole(role)} roles={[role]} linkIn={organizationId} />}
    </Few>
  );
}
