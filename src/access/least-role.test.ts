import { expect, test } from 'vitest';
import { leastRoleWith } from './least-role.ts';

test.each([
  [['profile.write'], 'system:profile-writer'],
  [['debuginfo.write'], 'system:debuginfo-writer'],
  [['profile.read'], 'system:viewer'],
  [['profile.write', 'debuginfo.write'], 'system:writer'],
  [['rolebinding.create'], 'system:owner'],
  [['from.a.newer.backend'], 'system:owner'],
])('for %j, %s is enough', (permissions, role) => {
  expect(leastRoleWith(permissions)).toBe(role);
});
