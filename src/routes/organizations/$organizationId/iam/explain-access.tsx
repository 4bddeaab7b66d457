import { createFileRoute, redirect } from '@tanstack/react-router';
import { CircleQuestionMark } from 'lucide-react';
import { me } from '#src/access/why-search.ts';
import { ExplainPage } from '#src/features/explain/explain-page.tsx';
import { explainPurpose, explainSearch } from '#src/features/explain/explain-search.ts';

/** Other pages don't need this code. */
const loading = () => import('#src/features/explain/load-explain.ts');

export const Route = createFileRoute('/organizations/$organizationId/iam/explain-access')({
  validateSearch: explainSearch,
  beforeLoad: async ({ context: { queryClient }, params, search }) => {
    if (search.subject !== me) return;
    const { withOwnSubject } = await loading();
    throw redirect({
      to: '/organizations/$organizationId/iam/explain-access',
      params,
      search: await withOwnSubject(queryClient, search),
      replace: true,
    });
  },
  loaderDeps: ({ search: { token } }) => ({ token }),
  loader: async ({ context: { queryClient }, params: { organizationId }, deps }) =>
    (await loading()).loadExplain(queryClient, organizationId, deps),
  staticData: {
    title: 'Explain Access',
    listing: { in: 'rail', at: 36, icon: CircleQuestionMark },
    shape: { description: explainPurpose, actions: 0, filters: 0 },
  },
  component: ExplainPage,
  // What was pasted in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
