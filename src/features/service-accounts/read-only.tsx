import { useCan } from '#src/access/use-can.ts';

/** A sentence for the head of a page where the person can change nothing; lists the missing permission. */
export function useReadOnlyWords(organizationId: string): string | undefined {
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const deleteToken = useCan(organizationId, 'serviceaccounttoken.delete');
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const deleteAccount = useCan(organizationId, 'serviceaccount.delete');
  const isReadOnly = [createToken, deleteToken, createAccount, deleteAccount].every(({ allowed }) => allowed === false);
  return isReadOnly ? `You can see this page but not change it. ${createToken.reason}` : undefined;
}
