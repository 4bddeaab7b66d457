import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Keyboard, LogOut, UserRound } from 'lucide-react';
import { PersonMark } from '#src/access/avatar.tsx';
import { selfQuery } from '#src/api/session.ts';
import { useActs } from '#src/flows/acts/use-acts.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { MenuButton } from '#src/kit/overlays/menu.tsx';

type AccountMenuProps = { onSignOut: () => void; onShortcuts: () => void };

/** Who is signed in, the way to their own page, the keyboard shortcuts, and sign-out. */
export function AccountMenu({ onSignOut, onShortcuts }: AccountMenuProps) {
  const { data: self, isError } = useQuery(selfQuery());
  const items = [
    { label: 'My account', icon: <UserRound aria-hidden="true" />, link: <Link to="/account" /> },
    { label: 'Keyboard shortcuts', icon: <Keyboard aria-hidden="true" />, onSelect: onShortcuts },
    { label: 'Sign out', icon: <LogOut aria-hidden="true" />, separatorBefore: true, onSelect: onSignOut },
  ];
  useActs(items);
  if (!self) return isError ? null : <NobodyYet />;
  const name = self.name || self.email;
  return (
    <MenuButton
      label={`Account: ${name}, ${self.email}`}
      heading={<AccountName name={name} email={self.email} />}
      items={items}
      className="grid size-8 place-items-center rounded-full hover:bg-surface-hover aria-expanded:bg-surface-hover"
    >
      <PersonMark email={self.email} name={name} />
    </MenuButton>
  );
}

function NobodyYet() {
  return (
    <span className="mx-1 block size-6 overflow-hidden rounded-full">
      <Skeleton className="size-6" />
    </span>
  );
}

function AccountName({ name, email }: { name: string; email: string }) {
  return (
    <>
      <bdi className="block font-medium wrap-anywhere">{name}</bdi>
      {email !== name && <bdi className="block text-sm wrap-anywhere text-text-muted">{email}</bdi>}
    </>
  );
}
