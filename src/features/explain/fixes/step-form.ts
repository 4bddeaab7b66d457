import { organizationScope } from '#src/access/why-search.ts';
import type { FixStep } from './fix-steps.ts';

/** The form of a step: the label of its link, the page that it opens on, and what is filled in. */
export interface StepForm {
  readonly label: string;
  readonly page: 'role-bindings' | 'roles' | 'service-accounts';
  readonly search: Readonly<Record<string, string | undefined>>;
}

/** `undefined` for what no form does. */
export function formOf(step: FixStep): StepForm | undefined {
  if (step.kind === 'sign-in-as') return undefined;
  if (step.kind === 'create-role') {
    return { label: 'Create Role', page: 'roles', search: { create: 'role', permission: step.permission } };
  }
  if (step.kind === 'change-scope') {
    const search = { change: 'scope', binding: step.binding.id, to: organizationScope };
    return { label: 'Change Scope', page: 'role-bindings', search };
  }
  if (step.kind === 'delete-leftovers') {
    return { label: 'Show Role Bindings', page: 'role-bindings', search: { subject: step.subject } };
  }
  if (step.kind === 'create-token') {
    const search = { create: 'token', account: step.account.id, limit: step.projectId ?? undefined };
    return { label: 'Create API Token', page: 'service-accounts', search };
  }
  if (step.kind === 'create-account') {
    const search = { create: 'service-account', name: step.name };
    return { label: 'Create Service Account', page: 'service-accounts', search };
  }
  return {
    label: 'Create Role Binding',
    page: 'role-bindings',
    search: {
      create: 'binding',
      subject: step.subject,
      role: step.kind === 'give-role' ? step.role : undefined,
      scope: step.projectId ?? organizationScope,
    },
  };
}
