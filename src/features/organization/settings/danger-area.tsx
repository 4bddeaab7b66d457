import type { Can } from '#src/access/use-can.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { DeleteOrganizationDialog, LeaveOrganizationDialog } from './lazy-parts.ts';
import type { Leaving } from './use-why-not-leave.ts';

type DangerAreaProps = { leave: Leaving; remove: Can; onLeave: () => void; onDelete: () => void };

/** The ways to leave the organization, and to delete it. */
export function DangerArea({ leave, remove, onLeave, onDelete }: DangerAreaProps) {
  return (
    <Section
      title="Danger area"
      description="Neither can be undone. After leaving, somebody else has to give you access again."
    >
      <ul className="divide-y divide-danger-line rounded-lg border border-danger-line">
        {leave.isOffered && (
          <li className={lineClass}>
            <p className="min-w-0 flex-1 basis-60">You give up all your roles here. Nobody else is affected.</p>
            <Button disabledReason={leave.reason} preload={LeaveOrganizationDialog.preload} onClick={onLeave}>
              Leave organization
            </Button>
          </li>
        )}
        <li className={lineClass}>
          <p className="min-w-0 flex-1 basis-60">
            Deletes the organization with everything in it: projects and their data, people’s access, service accounts,
            API tokens, roles and invites.
          </p>
          <Button
            variant="danger"
            disabledReason={remove.reason}
            preload={DeleteOrganizationDialog.preload}
            onClick={onDelete}
          >
            Delete organization
          </Button>
        </li>
      </ul>
    </Section>
  );
}

const lineClass = 'flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4';
