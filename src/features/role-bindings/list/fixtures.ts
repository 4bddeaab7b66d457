import { Code, ConnectError } from '@connectrpc/connect';
import { BadRequestSchema } from '#proto/google/rpc/error_details_pb.ts';
import type { Known } from '#src/access/binding-problems.ts';
import { projectsFrom } from '#src/access/scope-state.ts';
import type { ListedBinding } from './binding-rows.ts';

/** For tests: an organization with one project, one custom role and two service accounts. */
export const organizationId = '07beb0f6-0000-4000-8000-000000000000';
export const releaseRole = {
  name: 'Release',
  organizationId,
  permissions: ['project.read', 'debuginfo.write'],
  isSystem: false,
};
export const releaseReference = `${organizationId}:Release`;

export const known: Known = {
  projects: projectsFrom([{ id: 'p1', name: 'Production' }], true),
  roles: new Set([releaseReference]),
  accounts: new Set(['ci', 'agent']),
};

/** For tests: a binding; organization-wide Viewer by default. */
export function binding(id: string, subject: string, facts: Partial<ListedBinding> = {}): ListedBinding {
  return { id, subject, role: 'system:viewer', projectId: '', entity: '', createdBy: 'system', ...facts };
}

/** For tests: the backend's refusal of some fields. */
export function invalid(violations: Record<string, string>): ConnectError {
  const fieldViolations = Object.entries(violations).map(([field, description]) => ({ field, description }));
  return new ConnectError('invalid', Code.InvalidArgument, undefined, [
    { desc: BadRequestSchema, value: { fieldViolations } },
  ]);
}
