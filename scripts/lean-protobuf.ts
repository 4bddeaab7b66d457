import type { Plugin } from 'vite';

/**
 * Makes what protobuf brings into the browser smaller, without a change of what it does. Where a new version of its generator
 * writes either differently, that stays as it is, and the budget of the first file tells.
 */
export function leanProtobuf(): Plugin {
  return {
    name: 'lean-protobuf',
    apply: 'build',
    transform: {
      filter: { id: /_pb\.[jt]s$/ },
      handler: (code) => ({ code: lean(code), map: null }),
    },
  };
}

/** The code of a generated file, smaller. */
export function lean(code: string): string {
  return withPlainDescriptors(withPureEnums(code));
}

/**
 * Each generated file describes its messages in base64, in which gzip finds little that repeats: the same name has three
 * spellings, by where it begins. The bytes as they are take half as much, and the browser makes the base64 of them.
 */
function withPlainDescriptors(code: string): string {
  return code.replaceAll(/fileDesc\("([\w+/=]+)"/g, (_, base64: string) => {
    const bytes = Buffer.from(base64, 'base64').toString('latin1');
    return `fileDesc(/*@__PURE__*/ btoa(${JSON.stringify(bytes)})`;
  });
}

/** Compiled enums look as if they changed something outside of them, so the bundler keeps those that nothing uses. */
function withPureEnums(code: string): string {
  return code
    .replaceAll(/export var (\w+);\n\(function \(\1\) \{/g, 'export const $1 = /*@__PURE__*/ (function ($1) {')
    .replaceAll(/^\}\)\((\w+) \|\| \(\1 = \{\}\)\);/gm, 'return $1; })({});');
}
