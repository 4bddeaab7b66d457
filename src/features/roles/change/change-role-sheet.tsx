import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { capabilitiesQuery } from '#src/api/capabilities.ts';
import { ReplaceRoleSheet } from './replace-role-sheet.tsx';
import { UpdateRoleSheet, type UpdateRoleSheetProps } from './update-role-sheet.tsx';

export type ChangeRoleSheetProps = UpdateRoleSheetProps;

/** Changes a custom role: in place where the backend can do that, else another role takes its place. */
export function ChangeRoleSheet(props: ChangeRoleSheetProps) {
  const { data: capabilities } = useSuspenseQuery(capabilitiesQuery());
  const [canUpdate] = useState(capabilities.includes('update-role') && props.role.etag !== '');
  return canUpdate ? <UpdateRoleSheet {...props} /> : <ReplaceRoleSheet {...props} />;
}
