import { useQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { selfQuery } from '#src/api/session.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { MenuButton } from '#src/kit/overlays/menu.tsx';

/** Who is signed in, and the way out. */
export function AccountMenu({ onSignOut }: { onSignOut: () => void }) {
  const { data: self, isError } = useQuery(selfQuery());
  if (!self) return isError ? null : <NobodyYet />;
  const name = self.name || self.email;
  return (
    <MenuButton
      label={`Account: ${name}, ${self.email}`}
      heading={<AccountName name={name} email={self.email} />}
      items={[{ label: 'Sign out', icon: <LogOut aria-hidden="true" />, onSelect: onSignOut }]}
      className="grid size-8 place-items-center rounded-full"
    >
      <span
        aria-hidden="true"
        className="grid size-7 place-items-center rounded-full border border-accent-line bg-accent-subtle text-xs font-semibold text-accent"
      >
        {initials(name)}
      </span>
    </MenuButton>
  );
}

function NobodyYet() {
  return (
    <span className="mx-0.5 block size-7 overflow-hidden rounded-full">
      <Skeleton className="size-7" />
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

function initials(name: string): string {
  const words = name.split(/[\s.@]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase())
    .join('');
}
