import type { AnyDesc, DescFile } from '@bufbuild/protobuf';
import { embedFileDesc } from '@bufbuild/protobuf/codegenv2';
import { nestedTypes } from '@bufbuild/protobuf/reflect';
import { file_google_protobuf_struct, file_google_protobuf_wrappers } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { file_google_rpc_error_details } from '#proto/google/rpc/error_details_pb.ts';
import { file_parca_debuginfo_v1alpha1_debuginfo } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { file_parca_profilestore_v1alpha1_profilestore } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { file_polarsignals_project_v1alpha1_project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { file_polarsignals_role_v1alpha1_role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { file_polarsignals_serviceaccount_v1alpha1_serviceaccount } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { file_polarsignals_user_v1alpha1_user } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { type DescriptorPart, readDescriptor } from '#src/api/read-descriptor.ts';
import { withoutBytes, written } from './proto-descriptors.mjs';

const files = [
  file_google_protobuf_struct, // Maps, oneofs, enums.
  file_google_protobuf_wrappers, // Every scalar.
  file_google_rpc_error_details,
  file_parca_debuginfo_v1alpha1_debuginfo,
  file_parca_profilestore_v1alpha1_profilestore,
  file_polarsignals_project_v1alpha1_project,
  file_polarsignals_role_v1alpha1_role,
  file_polarsignals_serviceaccount_v1alpha1_serviceaccount,
  file_polarsignals_user_v1alpha1_user,
];

test.each(files.map((file) => [file.name, file] as const))('%s is what the library reads', (_, file) => {
  const part: DescriptorPart = JSON.parse(written(embedFileDesc(file.proto).base64()));
  const read = readDescriptor(part, [...file.dependencies]);
  expect(told(read)).toEqual(told(file));
  expect(read.dependencies).toEqual(file.dependencies);
});

test('the bytes leave the code, and nothing else does', () => {
  const bytes = embedFileDesc(file_polarsignals_role_v1alpha1_role.proto).base64();
  const code = withoutBytes(`export const file = fileDesc("${bytes}", [other]);\nexport const next = 1;`);
  expect(code).toMatch(/= readDescriptor\(\{.*\}, \[other\]\);\nexport const next = 1;$/);
  expect(code).not.toContain(bytes);
});

/** All that a descriptor says, as text: it points at itself in many ways, and parts that are not set look different. */
function told(file: DescFile): string[] {
  return Array.from(nestedTypes(file), (desc) => JSON.stringify(desc, (key, value) => toldOf(key, value, desc)));
}

const around = new Set(['proto', 'file', 'parent', 'member', 'members', 'nestedMessages', 'nestedEnums']);

function toldOf(key: string, value: unknown, top: AnyDesc): unknown {
  if (around.has(key)) return undefined;
  if (value !== top && isType(value)) return value.typeName;
  if (key === 'oneof') return String(value); // It lists its fields, and so itself.
  return value;
}

function isType(value: unknown): value is { readonly typeName: string } {
  return typeof value === 'object' && value !== null && 'typeName' in value && typeof value.typeName === 'string';
}
