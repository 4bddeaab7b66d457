import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { QueryClient } from '@tanstack/react-query';
import { roleReference } from '#domain/rules/role-reference.ts';
import type { Invite, Role, RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { createRole, deleteRole } from '#src/api/custom-roles.ts';
import { readError } from '#src/api/errors.ts';
import { createInvite, expireInvite, invitesQuery } from '#src/api/invites.ts';
import { isGone } from '#src/api/is-gone.ts';
import { createRoleBinding, deleteRoleBinding, roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { isOpen } from '../open-invite.ts';
import type { ReplaceApi } from './replace-flow.ts';
import type { Holding, OpenInvite, RoleParts, Step } from './replace-steps.ts';

export interface Replacement {
  readonly organizationId: string;
  readonly old: Role;
  /** Of the new role. */
  readonly name: string;
  readonly permissions: readonly string[];
  /** The subject of the person who does it. */
  readonly self: string;
  /** The IDs of the roles that were there before: none of them is the new one. */
  readonly known: ReadonlySet<string>;
  readonly now: () => Date;
}

/** The calls of a replacement, through the API; `made` is the new role once it is there. */
export function replaceApi(
  queryClient: QueryClient,
  replacement: Replacement,
): ReplaceApi & { made: () => Role | undefined } {
  const { organizationId, old, permissions, self, known, now } = replacement;
  const name = replacement.name.trim().normalize('NFC');
  const reference = roleReference(organizationId, name);
  /** The invites that were made, with the old ones in whose place they came. */
  const successors = new Map<string, string>();
  /** The old invites that were ended here. */
  const ended = new Set<string>();
  let next: Role | undefined;

  const partsOf = (
    role: Role | undefined,
    roleName: string,
    lists: { bindings: readonly RoleBinding[]; invites: readonly Invite[] },
  ): RoleParts => ({
    id: role?.id,
    bindings: lists.bindings.filter((binding) => binding.role === roleName).map((binding) => holdingOf(binding, self)),
    invites: lists.invites
      .filter((invite) => invite.roleId === role?.id && isOpen(invite, now()))
      .map((invite) => openInviteOf(invite, self, wasRevoked(invite, lists.invites))),
  });

  /** Whether the invite that this one replaces was ended by somebody else, or by the person elsewhere. */
  const wasRevoked = ({ id }: Invite, all: readonly Invite[]) => {
    const before = all.find((one) => one.id === successors.get(id));
    return before?.expiredAt !== undefined && (!ended.has(before.id) || before.expiredBy !== self);
  };

  return {
    made: () => next,

    async read() {
      const [roles, bindings, allInvites] = await Promise.all([
        queryClient.query({ ...rolesQuery(organizationId), ...fresh }),
        queryClient.query({ ...roleBindingsQuery(organizationId), ...fresh }),
        queryClient.query({ ...invitesQuery(organizationId), ...fresh }),
      ]);
      next = roles.find(
        (role) => !known.has(role.id) && role.createdBy === self && referenceOfRole(role) === reference,
      );
      const lists = { bindings, invites: allInvites };
      return {
        old: partsOf(
          roles.find(({ id }) => id === old.id),
          referenceOfRole(old),
          lists,
        ),
        next: partsOf(next, reference, lists),
      };
    },

    async do(step: Step) {
      switch (step.kind) {
        case 'create-role':
          next = await createRole({ organizationId, name, permissions: [...permissions] });
          return;
        case 'give': {
          const { subject, projectId, entity } = step.binding;
          await createRoleBinding({ organizationId, subject, projectId, entity, role: reference });
          return;
        }
        case 'invite': {
          // Read again: whoever ended it since the last look must not find it open under the new role.
          const present = await queryClient.query({ ...invitesQuery(organizationId), ...fresh });
          const invite = present.find(({ id }) => id === step.invite.id);
          if (!invite || !isOpen(invite, now())) return;
          const { expiresAt } = invite;
          const made = await createInvite({ organizationId, roleId: next?.id ?? '', ...(expiresAt && { expiresAt }) });
          successors.set(made.id, invite.id);
          return;
        }
        case 'take':
          return deleteRoleBinding({ organizationId, id: step.binding.id });
        case 'end':
          ended.add(step.invite.id);
          await expireInvite({ organizationId, id: step.invite.id });
          return;
        case 'delete-role':
          return deleteRole({ organizationId, id: step.id });
        default:
          step satisfies never;
      }
    },

    outcomeOf(thrown) {
      const error = readError(thrown);
      if (error.kind === 'exists') return 'taken';
      if (isGone(error)) return 'gone';
      return error.isUncertain ? 'unclear' : 'refused';
    },
  };
}

/** Past every cache. */
const fresh = { staleTime: 0, retry: false } as const;

function holdingOf({ id, subject, projectId, entity, createdBy }: RoleBinding, self: string): Holding {
  return { id, subject, projectId, entity, isMine: createdBy === self };
}

function openInviteOf({ id, expiresAt, createdBy }: Invite, self: string, isRevoked: boolean): OpenInvite {
  const at = expiresAt ? timestampDate(expiresAt).getTime() : null;
  return { id, expiresAt: at, isMine: createdBy === self, isRevoked };
}
