import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lean } from './lean-protobuf.ts';
import { filesBelow, inRoot } from './repository.mjs';

const generated = filesBelow(inRoot('proto/gen'));
const ofLibrary = fileURLToPath(
  new URL('wkt/gen/google/protobuf/descriptor_pb.js', import.meta.resolve('@bufbuild/protobuf')),
);

test.each(generated)('leaves the description in %s as it is', (file) => {
  const code = readFileSync(inRoot('proto/gen', file), 'utf8');
  const [, base64 = ''] = /fileDesc\("([^"]+)"/.exec(code) ?? [];
  const [, bytes] = /btoa\(("(?:[^"\\]|\\.)*")\)/.exec(lean(code)) ?? [];
  // The generator leaves out what fills the last four letters; the library reads both.
  expect(btoa(JSON.parse(bytes ?? '""')).replace(/=*$/, '')).toBe(base64);
  expect(base64).not.toBe('');
});

test('knows all enums of the library', () => {
  const code = readFileSync(ofLibrary, 'utf8');
  const enums = code.match(/^export var /gm);
  expect(enums).not.toBeNull();
  expect(lean(code).match(/^export const \w+ = \/\*@__PURE__\*\/ \(function/gm)).toHaveLength(enums?.length ?? 0);
  expect(lean(code)).not.toMatch(/\w+ \|\| \(\w+ = \{\}\)/);
});

test('leaves an enum what it is', async () => {
  const code =
    'export var Fruit;\n(function (Fruit) {\n    Fruit[Fruit["FIG"] = 2] = "FIG";\n})(Fruit || (Fruit = {}));\n';
  const { Fruit } = await import(`data:text/javascript,${encodeURIComponent(lean(code))}`);
  expect(Fruit).toEqual({ FIG: 2, 2: 'FIG' });
});
