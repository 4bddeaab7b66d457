import type { MessageShape } from '@bufbuild/protobuf';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

const { listRoleBindings, listInvites, listInviteAcceptances } = RoleService.method;

/** A list without a small limit. */
export type LongList = typeof listRoleBindings | typeof listInvites | typeof listInviteAcceptances;
export type ListRequest = MessageShape<LongList['input']>;
export type ListPage = MessageShape<LongList['output']>;

export const longLists: readonly LongList[] = [listRoleBindings, listInvites, listInviteAcceptances];
