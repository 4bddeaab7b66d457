import type { DescMethod } from '@bufbuild/protobuf';
import { organizations, projects } from '#domain/testing/test-records.ts';
import { services, startOfTests } from '#domain/testing/test-world.ts';
import { type Call, validCalls } from '#domain/testing/valid-calls.ts';

/** A valid request, asked for whatever a test makes a caller of. */
export interface AskedCall {
  readonly name: string;
  readonly method: DescMethod;
  readonly call: Call;
  /** Whether the request names project beta, where it otherwise would be about the whole organization. */
  readonly inProject: boolean;
}

/** Every RPC that is known to tests, once. The project is beta, to which no actor is bound. */
export const everyRpc: readonly AskedCall[] = Object.entries(services).flatMap(([service, { methods }]) =>
  methods.map((method) => ({ name: method.name, method, call: callOf(service, method), inProject: false })),
);

/** A role binding in beta. */
export const bindingInProject = {
  id: '5e000000-0000-4000-8000-000000000005',
  organizationId: organizations.acme,
  subject: 'user:dev:never@acme.example',
  projectId: projects.beta,
  role: 'system:viewer',
  createdAt: startOfTests,
  createdBy: 'system',
};

const { listRoleBindings, createRoleBinding, deleteRoleBinding } = services.roles.method;
const { id, organizationId, projectId } = bindingInProject;

/** The RPCs whose request can be about the organization or a project, asked about project beta. */
export const callsInProject: readonly AskedCall[] = [
  inProject(listRoleBindings, ({ roles }) => roles.listRoleBindings({ organizationId, projectId })),
  inProject(createRoleBinding, ({ roles }, { reference: role }) =>
    roles.createRoleBinding({ organizationId, projectId, subject: 'user:dev:new@acme.example', role }),
  ),
  inProject(deleteRoleBinding, ({ roles }) => roles.deleteRoleBinding({ organizationId, id })),
];

function inProject(method: DescMethod, call: Call): AskedCall {
  return { name: `${method.name} in a project`, method, call, inProject: true };
}

function callOf(service: string, method: DescMethod): Call {
  const calls: Readonly<Record<string, Call>> | undefined = Object.entries(validCalls).find(
    ([name]) => name === service,
  )?.[1];
  const call = calls?.[method.localName];
  if (!call) throw new Error(`no valid call of ${method.name}`);
  return call;
}
