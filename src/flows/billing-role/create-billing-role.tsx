import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { whyNotHandOut } from '#src/access/hand-out.ts';
import { heldAt } from '#src/access/own-access.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { useCan } from '#src/access/use-can.ts';
import { addRole, createRole, invalidateRoles } from '#src/api/custom-roles.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { FailureNotice, failureTitle } from '#src/flows/failure/failure-notice.tsx';
import { showNewRow } from '#src/flows/list/new-row.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';
import { billingAdmin, billingRoles } from './billing-role.ts';

export type CreateBillingRoleProps = { organizationId: string };

/** Offers, where no role is for billing, to create one in one press. */
export function CreateBillingRole({ organizationId }: CreateBillingRoleProps) {
  const { create, isBusy, error, reason } = useCreateBillingRole(organizationId);
  const place = useRef<HTMLDivElement>(null);
  useHeadingAfter(place);
  return (
    <div ref={place} className="grid gap-2">
      <Notice
        tone="neutral"
        title="No role for billing yet"
        action={
          <Button busy={isBusy} disabledReason={reason} onClick={() => void create()}>
            Create role {billingAdmin.name}
          </Button>
        }
      >
        {billingAdmin.name} lets somebody see and change billing and see usage, and nothing else.
      </Notice>
      {error && <FailureNotice title={failureTitle(`The role ${billingAdmin.name}`, error)} error={error} />}
    </div>
  );
}

function useCreateBillingRole(organizationId: string) {
  const queryClient = useQueryClient();
  const { access } = useAsker(organizationId);
  const may = useCan(organizationId, 'role.create');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const held = access && (() => heldAt(access, null));

  /** After a lost answer the role may be there. */
  const isThere = async () => {
    const roles = await queryClient.query({ ...rolesQuery(organizationId), staleTime: 'static' }).catch(() => []);
    return billingRoles(roles).some(({ name }) => name === billingAdmin.name);
  };
  const create = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      const role = await createRole({
        organizationId,
        name: billingAdmin.name,
        permissions: [...billingAdmin.permissions],
      });
      addRole(queryClient, organizationId, role);
      showNewRow(referenceOfRole(role));
      toast(`Created role ${role.name}`);
      await invalidateRoles(queryClient, organizationId);
    } catch (thrown) {
      const refusal = readError(thrown);
      // Somebody else may have been faster, or the answer was lost.
      await invalidateRoles(queryClient, organizationId);
      if (!(await isThere())) setError(refusal);
    }
    setIsBusy(false);
  };
  const reason = may.reason ?? whyNotHandOut(billingAdmin.permissions, [''], held);
  return { create, isBusy, error, reason };
}
