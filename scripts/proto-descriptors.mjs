import { fileURLToPath } from 'node:url';
import { fromBinary, isMessage } from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { normalizePath } from 'vite';

const reader = normalizePath(fileURLToPath(new URL('../src/api/read-descriptor.ts', import.meta.url)));
const call = /\bfileDesc\("([^"]+)"/g;

/**
 * The generated files hold their descriptors as bytes, and the library reads them with the descriptor of descriptors, which
 * would be 5 % of the first file. In a build for browsers they are read here, and arrive as the objects that they are.
 * @returns {import('vite').Plugin}
 */
export function protoDescriptors() {
  return {
    name: 'proto-descriptors',
    apply: 'build',
    transform: {
      filter: { id: /_pb\.[jt]s$/, code: 'fileDesc("' },
      handler: (code) => ({ code: withoutBytes(code), map: null }),
    },
  };
}

/**
 * The same code with the descriptor that its bytes describe in their place.
 * @param {string} code
 */
export function withoutBytes(code) {
  const reading = code.replace(call, (_, bytes) => `readDescriptor(${written(bytes)}`);
  return `import { readDescriptor } from ${JSON.stringify(reader)};\n${reading}`;
}

/** @param {string} bytes in base64 */
export function written(bytes) {
  return JSON.stringify(plain(fromBinary(FileDescriptorProtoSchema, base64Decode(bytes))));
}

/**
 * What is set, and nothing else: the library tells a field that is set to its default from one that is not.
 * @param {unknown} value
 * @returns {unknown}
 */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (!isMessage(value)) return value;
  const set = Object.entries(value).filter(([name, field]) => !name.startsWith('$') && !isEmpty(field));
  return Object.fromEntries(set.map(([name, field]) => [name, plain(field)]));
}

/** @param {unknown} field */
function isEmpty(field) {
  return field === undefined || (Array.isArray(field) && field.length === 0);
}
