import { Lock } from 'lucide-react';
import { isPermission } from '#domain/rules/permissions.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { leastRoleWith } from './access-words.ts';
import { permissionWords } from './permission-words.ts';

type DeniedWordsProps = {
  /** The permissions that are missing. */
  permissions: readonly string[];
  /** What the backend says, where it names no permission. */
  message?: string | undefined;
  /** The names of people who can give them; without them it is "an owner of the organization". */
  helpers?: readonly string[] | undefined;
  /** The names of the projects in which the person has the permission, where it is needed organization-wide. */
  heldIn?: readonly string[] | undefined;
};

const none: readonly string[] = [];

/** What is missing, in words and as ids, which role includes it and at which scope, and who can give it. */
export function DeniedWords({ permissions, message, helpers = none, heldIn = none }: DeniedWordsProps) {
  return (
    <>
      {permissions.length === 0 && <p>{message}</p>}
      {permissions.map((permission) => (
        <p key={permission}>
          You need the permission to {inSentence(permission)} (<Mono>{permission}</Mono>).
          {isPermission(permission) && ` Organization-wide ${leastRoleWith(permission)} includes it`}
          {heldIn.length > 0 && `; yours is for ${list.format(heldIn)} only`}
          {(isPermission(permission) || heldIn.length > 0) && '.'}
        </p>
      ))}
      <p>{helpers.length > 0 ? either.format(helpers) : 'An owner of the organization'} can give you access.</p>
    </>
  );
}

export type DeniedProps = DeniedWordsProps & { title: string };

/** In place of what somebody may not see. It is never tried again: only somebody else can change it. */
export function Denied({ title, ...words }: DeniedProps) {
  return (
    <EmptyState icon={<Lock />} title={title}>
      <DeniedWords {...words} />
    </EmptyState>
  );
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** "see role bindings". */
function inSentence(permission: string): string {
  const words = permissionWords(permission);
  return isPermission(permission) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
