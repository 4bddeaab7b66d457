import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type { ServiceAccount } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useAccess } from '#src/access/use-access.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { useActs } from '#src/flows/acts/use-acts.ts';
import { Quota, whyNoMore } from '#src/flows/create-token/quota.tsx';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import type { DeleteBinding } from '#src/flows/subject-bindings/subject-bindings.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { LinesSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { useAccountRights } from '../account-rights.ts';
import { CreateTokenButton } from '../create-token-button.tsx';
import { CreateTokenSheet, DeleteServiceAccountsDialog, SubjectBindings } from '../lazy-parts.ts';
import { serviceAccountsHelp } from '../service-accounts-help.ts';
import { AccountTokens } from './account-tokens.tsx';
import { ServiceAccountGone } from './service-account-gone.tsx';

const from = '/organizations/$organizationId/iam/service-accounts/$serviceAccountId';

type PageProps = {
  /** The delete dialog of the role bindings feature. */
  deleteBinding: DeleteBinding;
};

/** One service account: its tokens, its role bindings, and its actions. */
export function ServiceAccountPage({ deleteBinding }: PageProps) {
  const { organizationId, serviceAccountId } = useParams({ from });
  const { data: accounts } = useSuspenseQuery(serviceAccountsQuery(organizationId));
  const account = accounts.find(({ id }) => id === serviceAccountId);
  // Somebody else can delete it while this page is open.
  if (!account) return <ServiceAccountGone />;
  return <Details organizationId={organizationId} account={account} deleteBinding={deleteBinding} />;
}

type DetailsProps = PageProps & { organizationId: string; account: ServiceAccount };

function Details({ organizationId, account, deleteBinding }: DetailsProps) {
  const { create } = useSearch({ from });
  const { createToken, deleteAccount, readOnly } = useAccountRights(organizationId);
  const navigate = useNavigate({ from });
  const access = useAccess(organizationId);
  const subject = serviceAccountSubject(account.name);
  const { data: tokens = [] } = useQuery(serviceAccountTokensQuery(organizationId, account.id));
  const [isDeleting, setIsDeleting] = useState(false);
  useActs([
    {
      label: `Delete service account ${account.name}`,
      icon: <Trash2 />,
      disabledReason: deleteAccount.reason,
      onSelect: () => setIsDeleting(true),
    },
  ]);
  const setCreate = (what: 'token' | undefined) =>
    void navigate({ search: (old) => ({ ...old, create: what }), replace: what === undefined, resetScroll: false });

  return (
    <>
      <PageHeader
        help={serviceAccountsHelp}
        facts={<Facts account={account} subject={subject} />}
        readOnly={readOnly}
        actions={
          <>
            <Button
              disabledReason={deleteAccount.reason}
              onClick={() => setIsDeleting(true)}
              preload={DeleteServiceAccountsDialog.preload}
            >
              Delete service account
            </Button>
            <CreateTokenButton
              reason={createToken.reason ?? whyNoMore('API token', tokens.length)}
              onClick={() => setCreate('token')}
            />
          </>
        }
      />
      <AskedSheet
        isAsked={create === 'token'}
        act="create an API token"
        permission="serviceaccounttoken.create"
        can={createToken}
        drop={() => setCreate(undefined)}
      >
        {(onClose) => <CreateTokenSheet organizationId={organizationId} accountId={account.id} onClose={onClose} />}
      </AskedSheet>
      <div className="grid gap-8">
        <Section
          title="API tokens"
          description="Only a hash of each token is kept, so a lost one can’t be shown again."
        >
          <Quota what="API token" count={tokens.length} />
          <AccountTokens organizationId={organizationId} account={account} projects={access.projects} />
        </Section>
        <Suspense fallback={<LinesSkeleton />}>
          <SubjectBindings {...{ organizationId, subject, access, deleteBinding }} words={bindingWords} />
        </Suspense>
      </div>
      <Suspense fallback={null}>
        {isDeleting && (
          <DeleteServiceAccountsDialog
            organizationId={organizationId}
            items={[{ id: account.id, name: account.name, subject }]}
            isOwnPage
            onClose={(isDone) => {
              setIsDeleting(false);
              if (isDone) void navigate({ to: '/organizations/$organizationId/iam/service-accounts', replace: true });
            }}
          />
        )}
      </Suspense>
    </>
  );
}

const bindingWords = {
  description: 'What its tokens may do, and where.',
  empty: 'Give this service account a role: its tokens can use it at once.',
};

function Facts({ account, subject }: { account: ServiceAccount; subject: string }) {
  return (
    <>
      <Fact name="ID">
        <CopyableId value={account.id} label="Copy ID" />
      </Fact>
      <Fact name="Subject">
        <CopyableId value={subject} label="Copy subject" />
      </Fact>
      <Fact name="Created">
        <RelativeTime at={account.createdAt && timestampDate(account.createdAt)} never="Unknown" />
        <span className="text-text-muted">by</span>
        <SubjectLabel subject={account.createdBy} plain />
      </Fact>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-1.5">
      <span className="text-text-muted">{name}</span>
      {children}
    </span>
  );
}
