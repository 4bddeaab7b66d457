import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useStore } from '@tanstack/react-form';
import { useQuery } from '@tanstack/react-query';
import { whyNotHandOut } from '#src/access/hand-out.ts';
import { roleName } from '#src/access/role-name.ts';
import { RolePicker } from '#src/access/role-picker.tsx';
import { readError } from '#src/api/errors.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { SecretReveal } from '#src/flows/secret/secret-reveal.tsx';
import { useSecret } from '#src/flows/secret/use-secret.ts';
import { SheetForm, type SheetFormProps } from '#src/flows/sheet-form/sheet-form.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { absolute } from '#src/lib/format-date.ts';
import { inviteLink } from '../invite-link.ts';
import type { InvitesData } from '../list/invites-data.ts';
import { EndFields } from './end-fields.tsx';
import { SecondLook, SecondLookActions } from './second-look.tsx';
import { useCreateInvite } from './use-create-invite.ts';

export type CreateInviteSheetProps = { data: Pick<InvitesData, 'organizationId' | 'held'>; onClose: () => void };

/** Creates a link that gives a role, and shows it with Copy. */
export function CreateInviteSheet({ data: { organizationId, held }, onClose }: CreateInviteSheetProps) {
  const query = useQuery(rolesQuery(organizationId));
  const { data: roles = [] } = query;
  const whyNoRoles = useLastError(query);
  const { form, sheet, step, riskOf, confirm, back } = useCreateInvite({ organizationId, roles, onClose });
  const values = useStore(form.store, (state) => state.values);
  const secret = useSecret();

  let instead: SheetFormProps['instead'];
  if (step.is === 'asking') {
    const risks = riskOf(step.values);
    const { role } = step.values;
    instead = {
      body: <SecondLook {...{ role, risks }} />,
      footer: (
        <SecondLookActions
          {...{ role, risks }}
          busy={step.busy}
          onBack={back}
          onCreate={() => void confirm(step.values)}
        />
      ),
    };
  } else if (step.is === 'created') {
    instead = {
      body: (
        <SecretReveal
          name="Invite link"
          noun="link"
          value={inviteLink(step.invite.token)}
          secret={secret}
          again="Send it only to people who should have this role. You can copy it again from the list of invites."
        />
      ),
      footer: (
        <Button variant={secret.hasIt ? 'primary' : 'secondary'} onClick={firstClick(sheet.guard.leave)}>
          Done
        </Button>
      ),
    };
  }
  const { expiresAt } = step.is === 'created' ? step.invite : {};
  const until = expiresAt ? `until ${absolute(timestampDate(expiresAt))}` : 'until somebody ends it';
  return (
    <SheetForm
      sheet={sheet}
      title={step.is === 'created' ? 'Invite created' : 'Create Invite'}
      description={
        step.is === 'created' ? (
          <>
            Everyone who opens this link and accepts gets <bdi>{roleName(values.role)}</bdi>, {until}.
          </>
        ) : (
          'Everyone who opens the link and accepts gets the role in the whole organization.'
        )
      }
      action="Create Invite"
      instead={instead}
    >
      {whyNoRoles !== null && (
        <ErrorPanel
          title="The roles could not be loaded"
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        >
          {readError(whyNoRoles).message}
        </ErrorPanel>
      )}
      <form.Field name="role">
        {(field) => (
          <RolePicker
            {...bound(field)}
            roles={roles}
            disabledReason={(_, permissions) => whyNotHandOut(permissions, [''], held)}
          />
        )}
      </form.Field>
      {/* Not before the roles: the focus goes to the first field that is there. */}
      {(query.data || whyNoRoles !== null) && <EndFields {...{ form, values }} />}
    </SheetForm>
  );
}
