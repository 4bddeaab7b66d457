import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';

/** Shown in place of the list to who sees no role binding at all: rare, because every organization has an owner. */
export function NoBindings({ action }: { action: ReactNode }) {
  return (
    <EmptyState icon={<KeyRound />} title="No role bindings yet" action={action}>
      A role binding gives a role to a person or a service account. Without one, nobody can do anything here.
    </EmptyState>
  );
}
