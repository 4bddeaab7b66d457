import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
export type ChangeRoleSheetProps = { organizationId: string; role: Role; onClose: () => void };
/** Changes a custom role. */
export function ChangeRoleSheet(_props: ChangeRoleSheetProps) {
  return null;
}
