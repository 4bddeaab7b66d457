import { Link } from '@tanstack/react-router';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';

type CreateInsteadProps = { organizationId: string; projectId?: string };

/** The buttons of the pages: legacy tokens can't be created, and what is created in their place. */
export function CreateInstead({ organizationId, projectId }: CreateInsteadProps) {
  return (
    <>
      <Button disabledReason="Legacy tokens can’t be created any more. Create an API token of a service account instead: it can be limited, and you see when it is used.">
        Create Legacy Token
      </Button>
      <Link
        to="/organizations/$organizationId/iam/service-accounts"
        params={{ organizationId }}
        search={{ create: 'token', limit: projectId }}
        className={buttonClass('primary')}
      >
        Create API Token
      </Link>
    </>
  );
}
