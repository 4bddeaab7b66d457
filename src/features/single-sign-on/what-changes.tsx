import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { fewOf } from '#src/access/few-of.ts';
import { roleName } from '#src/access/role-name.ts';
import { useCan } from '#src/access/use-can.ts';
import { roleBindingsQuery } from '#src/api/roles.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted } from '#src/lib/counted.ts';
import { peopleWithRoles } from './people-with-roles.ts';

type WhatChangesProps = { organizationId: string; setup: Setup };

/** What holds while single sign-on is on, and for whom it changes something at once. */
export function WhatChanges({ organizationId, setup }: WhatChangesProps) {
  const { settings, loginUrl, enabled } = setup;
  const { organizationIdentifier: identifier = '' } = settings ?? {};
  return (
    <>
      {!enabled && <WhoHasRoles {...{ organizationId, identifier }} />}
      <ul className="max-w-[72ch] list-disc space-y-1 pl-5">
        <li>
          Everybody whom your provider lets in can sign in at <span className="wrap-anywhere">{loginUrl}</span>, or with
          “Use single sign-on” and the identifier {identifier}.
        </li>
        <li>{atFirstSignIn(setup)}</li>
        <li>
          They count as new people, even where somebody with the same e-mail address signs in another way. Nobody loses
          a role.
        </li>
        <li>The usual sign-in keeps working. Owners can always get in that way, even when your provider is down.</li>
      </ul>
    </>
  );
}

function atFirstSignIn({ settings, defaultRoleProblem }: Setup): ReactNode {
  const { defaultRole = '' } = settings ?? {};
  if (defaultRole === '') return 'People without a role have no access until somebody gives them one.';
  if (defaultRoleProblem !== '') return 'People without a role are refused until you choose another default role.';
  return (
    <>
      At their first sign-in, people without a role get the role <bdi>{roleName(defaultRole)}</bdi>.
    </>
  );
}

/** Names those whose role bindings begin to count as soon as somebody comes in by their name. */
function WhoHasRoles({ organizationId, identifier }: { organizationId: string; identifier: string }) {
  const { allowed } = useCan(organizationId, 'rolebinding.list');
  const { data: bindings } = useQuery({ ...roleBindingsQuery(organizationId), enabled: allowed === true });
  const name = <span className="wrap-anywhere">user:{identifier}:…</span>;
  if (!bindings) return allowed === false ? <p>People with role bindings as {name} get those roles at once.</p> : null;
  const people = peopleWithRoles(bindings, identifier);
  if (people.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={
        people.length === 1
          ? '1 person has roles here already'
          : `${counted(people.length, 'person')} have roles here already`
      }
    >
      Role bindings name them as {name}, so whoever your provider lets in by these e-mail addresses gets these roles at
      once: {fewOf(people.map(({ email, roles }) => `${email} (${roles.map(roleName).join(', ')})`))}.
    </Notice>
  );
}
