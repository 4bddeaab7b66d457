import { type DescMessage, type DescMethodUnary } from '@bufbuild/protobuf';
import type { Transport } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';
import { type RoleBinding, RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { createRest } from '#src/lib/rest.ts';
import { collectColumns, keepColumns } from './role-binding-columns.ts';

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
        const bytes = new Uint8Array(await response.arrayBuffer());
        roleBindings = await readRoleBindings(textOf(bytes));
        return roleBindings ? Response.json({}, response) : new Response(bytes, response);
      };
      const answer = await createConnectTransport({ ...options, fetch: fetchAndRead }).unary(method, ...call);
      return { ...answer, message: Object.assign(answer.message, roleBindings && { roleBindings }) };
    },
  };
}

function isListRoleBindings({ name, parent }: DescMethodUnary): boolean {
  return name === RoleService.method.listRoleBindings.name && parent.typeName === RoleService.typeName;
}

/** The text of an answer, part by part. */
function* textOf(bytes: Uint8Array<ArrayBuffer>): Generator<string> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += part) yield decoder.decode(bytes.subarray(at, at + part), { stream: true });
  yield decoder.decode();
}

const $typeName = 'polarsignals.role.v1alpha1.RoleBinding';
const fields = new Set(['id', 'name', 'subject', 'organizationId', 'projectId', 'entity', 'role', 'createdBy']);
type Plain = Partial<Record<Exclude<keyof RoleBinding, '$typeName' | '$unknown'>, string>>;

/** In bytes. */
const part = 1_000_000;
/** In characters: some hundred role bindings, which are read in a millisecond or two. */
const slice = 200_000;
/** Between two of the list. No text in it looks so: its first quotation mark would end it, and no letter comes after that. */
const between = /,\s*(?=\{\s*"[a-z])/gi;

/**
 * The role bindings of an answer, slice by slice: 30 MB in one piece would stop the page for a quarter of a second.
 * `undefined` unless it is exactly as Connect servers write it.
 */
export async function readRoleBindings(text: Iterable<string>): Promise<RoleBinding[] | undefined> {
  const rest = createRest();
  const columns = collectColumns();
  const read: RoleBinding[] = [];
  for (const answer of slicesOf(text)) {
    const plain = plainBindings(answer);
    if (!plain) return undefined;
    for (const one of plain) read.push(columns.add(roleBinding(one)));
    await rest();
  }
  keepColumns(read, columns.all());
  return read;
}

/** An answer cut into many, each with some of its role bindings. */
function* slicesOf(text: Iterable<string>): Generator<string> {
  let opening = '';
  let unread = '';
  for (const more of text) {
    unread += more;
    let from = 0;
    for (let cut = cutAfter(unread, slice); cut; cut = cutAfter(unread, from + slice)) {
      yield `${opening}${unread.slice(from, cut.end)}]}`;
      opening = '{"roleBindings":[';
      from = cut.next;
    }
    unread = unread.slice(from);
  }
  yield opening + unread;
}

/** The first place after `at` that is between two of the list. */
function cutAfter(text: string, at: number): { readonly end: number; readonly next: number } | undefined {
  between.lastIndex = at;
  const found = between.exec(text);
  return found ? { end: found.index, next: between.lastIndex } : undefined;
}

/** What the JSON lists, if that is all that it says. */
function plainBindings(text: string): readonly Plain[] | undefined {
  const json = parsed(text);
  if (!isObject(json) || Object.keys(json).some((name) => name !== 'roleBindings')) return undefined;
  const { roleBindings = [] } = json;
  return Array.isArray(roleBindings) && roleBindings.every(isPlain) ? roleBindings : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
