import { DeniedWords } from '#src/access/denied.tsx';
import { PermissionLabel } from '#src/access/role-permissions.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted } from '#src/lib/counted.ts';
import type { Obstacles } from './why-not-replace.ts';

const listedAtOnce = 6;

/** Why a role can't be changed here, in place of the form. */
export function ReplaceObstacles({ obstacles: { lacking, notGiven, stuck } }: { obstacles: Obstacles }) {
  return (
    <div className="grid gap-4">
      {lacking.length > 0 && (
        <Notice tone="warning" title="You can’t do every step of this change">
          <DeniedWords permissions={lacking} />
        </Notice>
      )}
      {notGiven.length > 0 && (
        <Notice tone="warning" title="This role allows what you can’t give">
          <p>Somebody who has these permissions can change it:</p>
          <ul className="mt-1 grid gap-0.5">
            {notGiven.map((permission) => (
              <li key={permission} className="flex flex-wrap items-center gap-x-2">
                <PermissionLabel permission={permission} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {stuck.length > 0 && (
        <Notice tone="warning" title={`${counted(stuck.length, 'role binding')} can’t be moved`}>
          <p>The server no longer accepts this form of subject. Delete the role binding first:</p>
          <ul className="mt-1 grid gap-1">
            {stuck.slice(0, listedAtOnce).map(({ id, subject }) => (
              <li key={id}>
                <SubjectLabel subject={subject} />
              </li>
            ))}
            {stuck.length > listedAtOnce && <li>and {stuck.length - listedAtOnce} more</li>}
          </ul>
        </Notice>
      )}
    </div>
  );
}
