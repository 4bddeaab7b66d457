import { createFileRoute, notFound } from '@tanstack/react-router';
import { loadPerson } from '#src/features/people/person/load-person.ts';
import { PersonPage } from '#src/features/people/person/person-page.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

const DeleteBinding = lazyPart(() =>
  import('#src/features/role-bindings/delete/delete-binding-by-id.tsx').then((module) => module.DeleteBindingById),
);

export const Route = createFileRoute('/organizations/$organizationId/iam/people/$subject')({
  loader: async ({ context: { queryClient }, params: { organizationId, subject } }) => {
    const title = await loadPerson(queryClient, organizationId, subject);
    if (title === undefined) throw notFound();
    return { title };
  },
  staticData: {
    things: () => import('#src/features/people/people-things.tsx').then((module) => module.peopleThings),
  },
  component: () => <PersonPage deleteBinding={DeleteBinding} />,
  // An open dialog of one person must not carry over to another.
  remountDeps: ({ params: { organizationId, subject } }) => [organizationId, subject],
});
