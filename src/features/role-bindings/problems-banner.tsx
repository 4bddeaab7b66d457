import { useMemo } from 'react';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { bindingProblems } from './binding-kinds.ts';
import { problemWords } from './binding-problems.ts';
import type { BindingRow } from './binding-rows.ts';
import { noFilters } from './bindings-toolbar.tsx';
import type { RoleBindingsSearch } from './role-bindings-search.ts';
import type { ChangeSearch } from './use-search.ts';

type BannerProps = { rows: readonly BindingRow[]; search: RoleBindingsSearch; change: ChangeSearch };

/** How many bindings need attention and why, and the way to them. Nothing when all is well, or when they are shown. */
export function ProblemsBanner({ rows, search, change }: BannerProps) {
  const troubled = useMemo(() => rows.filter(({ problems }) => problems.length > 0), [rows]);
  if (troubled.length === 0 || search.problem) return null;
  const counts = bindingProblems.flatMap((problem) => {
    const count = troubled.filter(({ problems }) => problems.includes(problem)).length;
    return count > 0
      ? `${number.format(count)} ${problemWords[problem].label.toLowerCase()}${count === 1 ? '' : 's'}`
      : [];
  });
  return (
    <Notice
      tone="warning"
      title={
        troubled.length === 1
          ? '1 role binding needs attention'
          : `${number.format(troubled.length)} role bindings need attention`
      }
      action={<Button onClick={() => change({ ...noFilters, problem: 'any' })}>Show them</Button>}
    >
      {counts.join(' · ')}
    </Notice>
  );
}

const number = new Intl.NumberFormat('en');
