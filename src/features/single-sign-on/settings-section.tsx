import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { RolePill } from '#src/access/role.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useCan } from '#src/access/use-can.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { DefaultRoleSheet, SettingsSheet } from './lazy-parts.ts';
import { clientIn } from './setup-state.ts';

type SettingsSectionProps = { organizationId: string; setup: Setup };

/** The settings as they are kept, and the sheets that change them. */
export function SettingsSection({ organizationId, setup }: SettingsSectionProps) {
  const { settings, enabled, unavailable } = setup;
  const change = useCan(organizationId, 'organization.update');
  const [sheet, setSheet] = useState<'settings' | 'role'>();
  const close = () => setSheet(undefined);
  const whyNot = change.reason ?? (unavailable === '' ? undefined : unavailable);
  return (
    <Section
      title="2. Settings"
      actions={
        enabled ? (
          <Button disabledReason={whyNot} preload={DefaultRoleSheet.preload} onClick={() => setSheet('role')}>
            Change default role
          </Button>
        ) : (
          <Button
            variant={settings ? 'secondary' : 'primary'}
            disabledReason={whyNot}
            preload={SettingsSheet.preload}
            onClick={() => setSheet('settings')}
          >
            {settings ? 'Change settings' : 'Set up single sign-on'}
          </Button>
        )
      }
    >
      {settings ? (
        <SettingsFacts organizationId={organizationId} setup={setup} />
      ) : (
        <p className="text-text-muted">Nothing is set up yet. People sign in the usual way.</p>
      )}
      {enabled && <p className="mt-2 text-sm text-text-muted">To change the provider, disable single sign-on first.</p>}
      <Suspense fallback={null}>
        {sheet === 'settings' && <SettingsSheet {...{ organizationId, setup }} onClose={close} />}
        {sheet === 'role' && <DefaultRoleSheet {...{ organizationId, setup }} onClose={close} />}
      </Suspense>
    </Section>
  );
}

function SettingsFacts({ organizationId, setup }: SettingsSectionProps) {
  const { data: roles } = useQuery(rolesQuery(organizationId));
  const { settings, enabled, hasSecret, defaultRoleProblem, setUpBy, setUpAt, setUpProblem } = setup;
  const client = settings && clientIn(settings);
  if (!settings || !client)
    return <Notice tone="warning">These settings are of a kind that the console doesn’t know.</Notice>;
  const { organizationIdentifier: identifier, defaultRole } = settings;
  return (
    <div className="grid gap-3">
      {setUpProblem !== '' && (
        <Notice tone="warning" title="Check who runs this provider">
          {setUpProblem} {enabled ? 'Disable single sign-on, then save' : 'Save'} the settings yourself and try them.
        </Notice>
      )}
      {defaultRoleProblem !== '' && (
        <Notice tone="warning" title="People who sign in for the first time are refused">
          {defaultRoleProblem} Choose another default role.
        </Notice>
      )}
      <Facts>
        <Fact name="Identifier" help={`People are called user:${identifier}:<e-mail> in role bindings.`}>
          <CopyableId value={identifier} label="Copy identifier" />
        </Fact>
        <Fact name="Issuer">
          <CopyableId value={client.issuerUrl} label="Copy issuer" />
        </Fact>
        <Fact name="Client ID">
          <CopyableId value={client.clientId} label="Copy client ID" />
        </Fact>
        <Fact name="Client secret">{hasSecret ? 'Kept encrypted. Nobody can read it here.' : 'Not set'}</Fact>
        <Fact name="Groups">{client.enableGroups ? 'Asked for' : 'Not asked for'}</Fact>
        <Fact
          name="Default role"
          help={
            defaultRole === '' || defaultRoleProblem !== ''
              ? undefined
              : 'Given once, at a person’s first sign-in, unless they already have a role.'
          }
        >
          {defaultRole === '' ? (
            'None: people have no access until somebody gives them a role.'
          ) : (
            <RolePill reference={defaultRole} roles={roles} linkIn={organizationId} />
          )}
        </Fact>
        <Fact name="Set up by" help="Whoever sets it up names the provider, and the provider says who people are.">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <SubjectLabel subject={setUpBy} plain />
            {setUpAt && <RelativeTime at={timestampDate(setUpAt)} />}
          </span>
        </Fact>
      </Facts>
    </div>
  );
}
