import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, type RefObject, Suspense, useMemo, useRef, useState } from 'react';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type { ServiceAccount } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { SheetDenied } from '#src/access/sheet-denied.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { useCloseStep } from '#src/flows/leaving/use-close-step.ts';
import { useOpenSheet } from '#src/flows/leaving/use-open-sheet.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { useAccess, useWhyNotDeleteBinding } from '../access-of-page.ts';
import { FailedParts } from '../failed-parts.tsx';
import { CreateTokenSheet, DeleteServiceAccountsDialog } from '../lazy-parts.ts';
import { useReadOnlyWords } from '../read-only.tsx';
import { serviceAccountsHelp } from '../service-accounts-help.ts';
import { AccountActions, BindingLinks, CreateBinding } from './account-actions.tsx';
import { AccountBindings } from './account-bindings.tsx';
import { AccountTokens } from './account-tokens.tsx';
import { ServiceAccountGone } from './service-account-gone.tsx';

const from = '/organizations/$organizationId/iam/service-accounts/$serviceAccountId';

/** Asks before a role binding is deleted; `onClose` is told whether it was. */
export type DeleteBinding = ComponentType<{
  organizationId: string;
  bindingId: string;
  onClose: (isGone: boolean) => void;
  focusAfter?: (() => HTMLElement | null) | undefined;
}>;

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

function Details({ organizationId, account, deleteBinding: DeleteBindingDialog }: DetailsProps) {
  const { create } = useSearch({ from });
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const tokenSheet = useOpenSheet(create === 'token', createToken.allowed);
  const readOnly = useReadOnlyWords(organizationId);
  const navigate = useNavigate({ from });
  const { bindings, roles, projects, whyNoBindings, failed } = useAccess(organizationId);
  const subject = serviceAccountSubject(account.name);
  const own = useMemo(() => bindings?.filter((binding) => binding.subject === subject), [bindings, subject]);
  const [deletingBinding, setDeletingBinding] = useState<string>();
  const whyNotDeleteBinding = useWhyNotDeleteBinding(organizationId);
  const bindingsSection = useRef<HTMLHeadingElement>(null);
  const [isDeleting, setIsDeleting] = useState(false);
  const setCreate = (what: 'token' | undefined) =>
    void navigate({ search: (old) => ({ ...old, create: what }), replace: what === undefined, resetScroll: false });
  const dropSheet = () => setCreate(undefined);
  const closeSheet = useCloseStep(dropSheet);

  return (
    <>
      <PageHeader
        help={serviceAccountsHelp}
        description={readOnly}
        facts={<Facts account={account} subject={subject} />}
        actions={
          <AccountActions
            organizationId={organizationId}
            onCreateToken={() => setCreate('token')}
            onDelete={() => setIsDeleting(true)}
          />
        }
      />
      {create === 'token' && createToken.reason !== undefined && !tokenSheet && (
        <SheetDenied
          title="You can’t create an API token here"
          permission="serviceaccounttoken.create"
          reason={createToken.reason}
          onClose={dropSheet}
        />
      )}
      <div className="grid gap-8">
        <Section
          title="API tokens"
          description="Only a hash of each token is kept, so a lost one can’t be shown again."
        >
          <AccountTokens organizationId={organizationId} accountId={account.id} projects={projects} />
        </Section>
        <Section
          title="Role bindings"
          heading={bindingsSection}
          description="What its tokens may do, and where."
          actions={<BindingLinks organizationId={organizationId} subject={subject} hasBindings={own?.length !== 0} />}
        >
          <FailedParts
            parts={[...(failed.bindings ? ['the role bindings'] : []), ...(failed.roles ? ['the roles'] : [])]}
          />
          {!failed.bindings && (
            <AccountBindings
              organizationId={organizationId}
              bindings={own}
              roles={roles}
              projects={projects}
              whyNoBindings={whyNoBindings}
              action={<CreateBinding organizationId={organizationId} subject={subject} />}
              whyNotDelete={whyNotDeleteBinding}
              onDelete={setDeletingBinding}
            />
          )}
        </Section>
      </div>
      <Suspense fallback={null}>
        {tokenSheet && <CreateTokenSheet organizationId={organizationId} accountId={account.id} onClose={closeSheet} />}
        {deletingBinding !== undefined && (
          <DeleteBindingDialog
            organizationId={organizationId}
            bindingId={deletingBinding}
            onClose={() => setDeletingBinding(undefined)}
            focusAfter={() => bindingsSection.current}
          />
        )}
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

type SectionProps = {
  title: string;
  heading?: RefObject<HTMLHeadingElement | null>;
  description: string;
  actions?: ReactNode;
  children: ReactNode;
};

function Section({ title, heading, description, actions, children }: SectionProps) {
  return (
    <section className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold">
            {title}
          </h2>
          <p className="max-w-[72ch] text-text-muted">{description}</p>
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
