import { useCan } from '#src/access/use-can.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';

/** What the person may do with service accounts and their tokens, and a sentence if it is nothing. */
export function useAccountRights(organizationId: string) {
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const deleteToken = useCan(organizationId, 'serviceaccounttoken.delete');
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const deleteAccount = useCan(organizationId, 'serviceaccount.delete');
  const readOnly = whyReadOnly(createToken, deleteToken, createAccount, deleteAccount);
  return { createToken, createAccount, deleteAccount, readOnly };
}
