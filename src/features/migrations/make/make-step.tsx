import { Suspense, useState } from 'react';
import { clients } from '#domain/rules/clients.ts';
import { roleName } from '#src/access/role-name.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { MakeSheet } from '../lazy-parts.ts';
import type { Keeping } from '../migrate/use-keeping.ts';
import type { MigrationState } from '../migrate/use-migration.ts';
import { MadeFacts } from './made-facts.tsx';
import type { MadeForClient } from './make-sheet.tsx';

type MakeStepProps = {
  state: MigrationState;
  keeping: Keeping;
  /** Why the person can't make it. */
  whyNot: string | undefined;
  onMade: (made: MadeForClient) => Promise<void>;
  /** Drops what is gone from the address, to make it again. */
  onBeginAgain: () => void;
};

/** Makes account, role and token in one go; afterwards says what was made. */
export function MakeStep({ state, keeping, whyNot, onMade, onBeginAgain }: MakeStepProps) {
  const { organizationId, projectId, projectName, projects, search, accounts = [], account } = state;
  const [isOpen, setIsOpen] = useState(false);
  const { for: kind, token } = search;
  if (kind === undefined) return null;
  const isNew = search.account === 'new';
  return (
    <>
      {token === undefined ? (
        <>
          <p className="max-w-[72ch] text-text-muted">
            {isNew
              ? `Creates the service account, its role ${roleName(clients[kind].role)} in ${projectName}, and an API token.`
              : `Creates an API token of ${account?.name ?? 'this service account'}.`}{' '}
            You see the token once.
          </p>
          <div>
            <Button
              variant="primary"
              disabledReason={whyNot}
              preload={MakeSheet.preload}
              onClick={() => setIsOpen(true)}
            >
              Create API Token
            </Button>
          </div>
        </>
      ) : (
        <MadeFacts {...{ state, keeping, onBeginAgain }} />
      )}
      <Suspense fallback={null}>
        {isOpen && (
          <MakeSheet
            {...{ organizationId, projectId, projects, kind, onMade }}
            account={isNew ? undefined : account}
            accountNames={accounts.map(({ name }) => name)}
            onClose={() => setIsOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
