import { createFileRegistry, type DescFile } from '@bufbuild/protobuf';
import { protoCamelCase } from '@bufbuild/protobuf/reflect';
import type { FileDescriptorProto } from '@bufbuild/protobuf/wkt';

/** What is set in a part of a descriptor, under the names of google/protobuf/descriptor.proto. */
export interface DescriptorPart {
  readonly [name: string]: unknown;
}

const none: readonly never[] = [];
const field = {
  label: 1,
  extendee: '',
  typeName: '',
  defaultValue: '',
  oneofIndex: 0,
  jsonName: '',
  proto3Optional: false,
};
const message = {
  field: none,
  extension: none,
  nestedType: none,
  enumType: none,
  oneofDecl: none,
  extensionRange: none,
};
/** What holds while nothing is set, by the name under which such parts are listed. */
const unset: Readonly<Record<string, object>> = {
  file: {
    package: '',
    syntax: '',
    edition: 0,
    dependency: none,
    messageType: none,
    enumType: none,
    extension: none,
    service: none,
  },
  messageType: message,
  nestedType: message,
  field,
  extension: field,
  enumType: { value: none },
  value: { number: 0 },
  oneofDecl: {},
  service: { method: none },
  method: { clientStreaming: false, serverStreaming: false },
};

/** A file's descriptor, of what `scripts/proto-descriptors.mjs` wrote in the place of its bytes. */
export function readDescriptor(written: DescriptorPart, imports: readonly DescFile[] = []): DescFile {
  const dependency = imports.map(({ proto }) => proto.name);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test holds it against what the library reads
  const proto = complete('file', {
    ...written,
    $typeName: 'google.protobuf.FileDescriptorProto',
    dependency,
  }) as FileDescriptorProto;
  const registry = createFileRegistry(proto, (name) => imports.find((file) => file.proto.name === name));
  const file = registry.getFile(proto.name);
  if (!file) throw new Error(`There is no descriptor of ${proto.name}.`);
  return file;
}

/** The library asks which fields are a part's own: those are set. */
function complete(list: string, set: DescriptorPart): object {
  const part: Record<string, unknown> = Object.assign(Object.create(unset[list] ?? null), set);
  for (const [name, value] of Object.entries(set)) {
    if (Array.isArray(value) && name in unset) part[name] = value.map((item: DescriptorPart) => complete(name, item));
  }
  if (list === 'field' && !('jsonName' in set)) part['jsonName'] = protoCamelCase(String(set['name']));
  return part;
}
