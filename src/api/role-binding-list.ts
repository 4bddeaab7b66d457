import { type DescMessage, type DescMethodUnary } from '@bufbuild/protobuf';
import type { Transport } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';
import { type RoleBinding, RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

type Options = Parameters<typeof createConnectTransport>[0] & { readonly fetch: typeof fetch };

/**
 * Connect with JSON, which reads the one list of 100,000 rows by itself: the library looks each field up by name, and takes
 * ten times as long. Everything else of that call, and an answer that is written in any other way, is the library's.
 */
export function createTransport(options: Options): Transport {
  const usual = createConnectTransport(options);
  return {
    ...usual,
    async unary<I extends DescMessage, O extends DescMessage>(
      ...[method, ...call]: Parameters<typeof usual.unary<I, O>>
    ) {
      if (!isListRoleBindings(method)) return usual.unary(method, ...call);
      let roleBindings: RoleBinding[] | undefined;
      const fetchAndRead: typeof fetch = async (input, init) => {
        const response = await options.fetch(input, init);
        if (response.headers.get('content-type') !== 'application/json' || !response.ok) return response;
        const json: unknown = await response.json();
        roleBindings = readRoleBindings(json);
        return Response.json(roleBindings ? {} : json, response);
      };
      const answer = await createConnectTransport({ ...options, fetch: fetchAndRead }).unary(method, ...call);
      return { ...answer, message: Object.assign(answer.message, roleBindings && { roleBindings }) };
    },
  };
}

function isListRoleBindings({ name, parent }: DescMethodUnary): boolean {
  return name === RoleService.method.listRoleBindings.name && parent.typeName === RoleService.typeName;
}

const $typeName = 'polarsignals.role.v1alpha1.RoleBinding';
const fields = new Set(['id', 'name', 'subject', 'organizationId', 'projectId', 'entity', 'role', 'createdBy']);
type Plain = Partial<Record<Exclude<keyof RoleBinding, '$typeName' | '$unknown'>, string>>;

/** The role bindings of the answer; `undefined` unless it is exactly as Connect servers write it. */
export function readRoleBindings(json: unknown): RoleBinding[] | undefined {
  if (!isObject(json) || Object.keys(json).some((name) => name !== 'roleBindings')) return undefined;
  const { roleBindings = [] } = json;
  return Array.isArray(roleBindings) && roleBindings.every(isPlain) ? roleBindings.map(roleBinding) : undefined;
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Text in fields that are known, and nothing else. */
function isPlain(json: unknown): json is Plain {
  if (!isObject(json)) return false;
  for (const name in json) if (!fields.has(name) || typeof json[name] !== 'string') return false;
  return true;
}

/** What JSON leaves out is the empty text. */
function roleBinding(plain: Plain): RoleBinding {
  const { id = '', name = '', subject = '', organizationId = '', role = '', createdBy = '' } = plain;
  const { projectId = '', entity = '' } = plain;
  return { $typeName, id, name, subject, organizationId, projectId, entity, role, createdBy };
}
