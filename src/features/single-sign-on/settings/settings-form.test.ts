import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { type Setup, SetupSchema } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { checkSettings, startOf } from './settings-form.ts';

const none = create(SetupSchema, {});
const kept: Setup = create(SetupSchema, {
  hasSecret: true,
  settings: {
    organizationIdentifier: 'acme',
    ssoType: 'oidc',
    ssoConfig: { case: 'oidcConfig', value: { issuerUrl: 'https://id.acme.example', clientId: 'console' } },
  },
});
const whole = { ...startOf(kept), secret: 'hush' };

function wrong(values: typeof whole, setup = kept): string[] {
  return Object.entries(checkSettings(values, setup)).flatMap(([field, words]) => (words ? [field] : []));
}

describe('the form of the settings', () => {
  it('starts empty, or with what is kept but the secret', () => {
    expect(startOf(none)).toMatchObject({ identifier: '', issuer: '', secret: '', defaultRole: '' });
    expect(startOf(kept)).toMatchObject({ identifier: 'acme', clientId: 'console', secret: '' });
  });

  it('asks for everything that is missing', () => {
    expect(wrong({ ...startOf(none) }, none)).toEqual(['identifier', 'issuer', 'clientId', 'secret']);
    expect(wrong(whole)).toEqual([]);
  });

  it.each([
    [{}, []],
    [{ issuer: 'https://id.acme.example/' }, ['secret']],
    [{ clientId: 'other' }, ['secret']],
    [{ identifier: 'acme-2' }, []],
  ])('keeps the secret for the same client at the same issuer only (%j)', (change, fields) => {
    expect(wrong({ ...whole, secret: '', ...change })).toEqual(fields);
  });

  it.each(['Acme', 'a:b', 'a b', 'аcme', ''])('refuses the identifier “%s”', (identifier) => {
    expect(wrong({ ...whole, identifier })).toEqual(['identifier']);
  });

  it.each(['id.example', 'javascript:alert(1)', 'https://a:b@id.example', 'https://id.example#x'])(
    'refuses the issuer %s',
    (issuer) => {
      expect(wrong({ ...whole, issuer })).toEqual(['issuer']);
    },
  );
});
