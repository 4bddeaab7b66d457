import { useMemo } from 'react';
import { type ClientKind, clients } from '#domain/rules/clients.ts';
import { accessFacts } from '#src/access/access-facts.ts';
import { roleName } from '#src/access/role-name.ts';
import type { useAccess } from '#src/access/use-access.ts';
import { RadioCards } from '#src/kit/form/radio-group.tsx';
import { counted } from '#src/lib/counted.ts';
import { fittingAccounts } from './fitting-accounts.ts';
import type { MigrationState } from './use-migration.ts';

type AccountStepProps = {
  state: MigrationState;
  access: ReturnType<typeof useAccess>;
  kind: ClientKind;
  /** The token is made: the answer can't change any more. */
  isMade: boolean;
  whyNotNew: string | undefined;
  onChoose: (account: string) => void;
};

/** Asks for the account: a new one, or one that can already do what the client needs in this project. */
export function AccountStep({ state, access, kind, isMade, whyNotNew, onChoose }: AccountStepProps) {
  const { organizationId, projectId, projectName, accounts, search } = state;
  const { bindings, roles, projects } = access;
  const fitting = useMemo(() => {
    if (!bindings || !roles || !accounts) return undefined;
    const facts = accessFacts({ organizationId, bindings, roles, projects, accounts });
    return fittingAccounts(facts, kind, projectId);
  }, [organizationId, bindings, roles, projects, accounts, kind, projectId]);
  const role = roleName(clients[kind].role);
  if (isMade) {
    return (
      <p className="max-w-[72ch]">
        {search.made
          ? `A new one, with the role ${role} in ${projectName}.`
          : 'One that could already do what the client needs here.'}
      </p>
    );
  }
  return (
    <>
      <RadioCards
        label="Service account"
        value={search.account}
        onChange={onChoose}
        options={[
          {
            value: 'new',
            label: 'A new one',
            description: `Gets ${role} in ${projectName} and nothing else.`,
            disabledReason: whyNotNew,
          },
          ...(fitting ?? []).map(({ account, beyond }) => ({
            value: account.id,
            label: <bdi className="wrap-anywhere">{account.name}</bdi>,
            description: beyondWords(beyond),
          })),
        ]}
      />
      {fitting?.length === 0 && <p className="text-text-muted">No service account can do this in {projectName} yet.</p>}
      {fitting === undefined && (
        <p className="text-text-muted">
          You can’t see which service accounts have a role here, so only a new one is offered.
        </p>
      )}
    </>
  );
}

function beyondWords(beyond: number): string {
  if (beyond === 0) return 'Can do what the client needs here, and nothing else.';
  return `Can do what the client needs here, and has ${counted(beyond, 'permission')} more.`;
}
