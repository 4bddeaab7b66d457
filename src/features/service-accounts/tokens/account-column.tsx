import { Link } from '@tanstack/react-router';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { nameLinkClass } from '#src/access/subject.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { UserText } from '#src/kit/text/user-text.tsx';
import type { TokenRow } from './token-row.ts';

/** The account that a token belongs to, with the link to its page. */
export function accountColumn(organizationId: string): Column<TokenRow> {
  return {
    id: 'account',
    header: 'Service account',
    width: '22%',
    value: ({ accountName }) => accountName,
    exportedToo: { subject: { header: 'Subject', of: ({ accountName }) => serviceAccountSubject(accountName) } },
    cell: ({ accountName, serviceAccountId }) => (
      <Link
        to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
        params={{ organizationId, serviceAccountId }}
        className={nameLinkClass}
      >
        <UserText>{accountName}</UserText>
      </Link>
    ),
  };
}
