import { expect, test } from 'vitest';
import { isSystemRoleName } from '#domain/rules/system-role-name.ts';

test.each([
  'owner',
  'Owner.',
  'OWNER',
  'system:anything',
  'System: owner',
  'profile_writer',
  'system viewer',
  'o\u200Bwner',
  'ówner',
  'Ｏwner',
])('%j would be taken for a system role', (name) => {
  expect(isSystemRoleName(name)).toBe(true);
});

// One letter after another by one that looks like it: each is a way to an owner's name.
test.each([
  ...Array.from('ОоΟοσՕօ0', (o) => `${o}wner`),
  ...Array.from('ԜԝѠѡω', (w) => `o${w}ner`),
  ...Array.from('Νηпո', (n) => `ow${n}er`),
  ...Array.from('ЕеΕε', (e) => `own${e}r`),
  ...Array.from('гɾ', (r) => `owne${r}`),
  ...Array.from('Ѵѵν', (v) => `${v}iewer`),
  ...Array.from('ІіӀΙιı1lL', (i) => `v${i}ewer`),
  ...Array.from('ТтΤτ', (t) => `wri${t}er`),
  ...Array.from('Ѕѕ', (s) => `${s}ystem owner`),
  ...Array.from('УуΥү', (y) => `s${y}stem owner`),
  ...Array.from('МмΜ', (m) => `syste${m} owner`),
  ...Array.from('ВвЬьΒ', (b) => `De${b}ug Info Writer`),
  ...Array.from('Ԁԁ', (d) => `${d}ebug Info Writer`),
  ...Array.from('υս', (u) => `Deb${u}g Info Writer`),
  ...Array.from('ɡց', (g) => `Debu${g} Info Writer`),
  ...Array.from('РрΡρ', (p) => `${p}rofile Writer`),
])('%j reads as a system role', (name) => {
  expect(isSystemRoleName(name)).toBe(true);
});

test.each(['Owners of staging', 'ower', 'Auditor', 'billing', 'subsystem', 'владелец'])(
  '%j is a name of its own',
  (name) => {
    expect(isSystemRoleName(name)).toBe(false);
  },
);
