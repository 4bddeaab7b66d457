import { useQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { selfQuery, signOut } from '#src/api/session.ts';
import { Button } from '#ui/button.tsx';
import { MenuButton } from '#ui/menu.tsx';
import { Notice } from '#ui/notice.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { data: self, isError } = useQuery(selfQuery());
  const [isStuck, setIsStuck] = useState(false);
  if (!self) return isError ? null : <NobodyYet />;
  const name = self.name || self.email;
  // A full navigation, so that nothing of this person stays in memory.
  const leave = () =>
    void signOut().then(
      () => location.assign('/sign-in'),
      () => setIsStuck(true),
    );
  return (
    <>
      <MenuButton
        label={`Account: ${name}, ${self.email}`}
        heading={<AccountName name={name} email={self.email} />}
        items={[{ label: 'Sign out', icon: <LogOut aria-hidden="true" />, onSelect: leave }]}
        className="grid size-8 place-items-center rounded-full"
      >
        <span
          aria-hidden="true"
          className="grid size-7 place-items-center rounded-full border border-accent-line bg-accent-subtle text-xs font-semibold text-accent"
        >
          {initials(name)}
        </span>
      </MenuButton>
      {isStuck && <StillSignedIn onRetry={leave} />}
    </>
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

/** Whoever walks away now must know. */
function StillSignedIn({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="fixed top-16 right-4 z-40 max-w-sm">
      <Notice tone="warning" title="You are still signed in" live action={<Button onClick={onRetry}>Try again</Button>}>
        The server did not confirm that you signed out. Check your connection, then try again.
      </Notice>
    </div>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s.@]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase())
    .join('');
}
