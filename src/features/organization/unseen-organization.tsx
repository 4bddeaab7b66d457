import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { organizationsQuery } from '#src/api/projects.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { AskingForAccess } from './asking-for-access.tsx';

/** For an organization that is deleted or that the person is not in: the two must look the same. */
export function UnseenOrganization() {
  const { data: organizations } = useSuspenseQuery(organizationsQuery());
  return (
    <div className="mx-auto max-w-xl pt-10">
      <PageHeader
        title="Page not found"
        description="This organization doesn’t exist, or you don’t have access to it."
      />
      <AskingForAccess
        otherwise={
          organizations.length > 0 && (
            <Link to="/" className={buttonClass()}>
              Go to home
            </Link>
          )
        }
      />
    </div>
  );
}
