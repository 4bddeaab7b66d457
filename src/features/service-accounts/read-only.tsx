import { useCan } from '#src/api/access.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

/** One sentence for the head of a page whose every act is denied, with the permission that is missing. */
export function useReadOnlyWords(organizationId: string): string | undefined {
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const deleteToken = useCan(organizationId, 'serviceaccounttoken.delete');
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const deleteAccount = useCan(organizationId, 'serviceaccount.delete');
  const isReadOnly = [createToken, deleteToken, createAccount, deleteAccount].every(({ allowed }) => allowed === false);
  return isReadOnly ? `You can see this page but not change it. ${createToken.reason}` : undefined;
}

/** Why the sheet that the address asks for is not there. */
export function SheetDenied({ title, reason, onClose }: { title: string; reason: string; onClose: () => void }) {
  return (
    <div className="mb-4">
      <Notice tone="warning" title={title} action={<Button onClick={onClose}>Dismiss</Button>}>
        {reason}
      </Notice>
    </div>
  );
}
