import { SearchX } from 'lucide-react';
import { Button } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';

type NoMatchProps = { noun: string; looksAt: string; onClear: () => void };

/** Shown in place of a list's table when the search and the filters leave nothing. */
export function NoMatch({ noun, looksAt, onClear }: NoMatchProps) {
  return (
    <EmptyState
      icon={<SearchX />}
      title={`No ${noun} matches`}
      action={<Button onClick={onClear}>Clear filters</Button>}
    >
      The search looks at {looksAt}.
    </EmptyState>
  );
}
