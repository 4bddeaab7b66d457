import { create } from '@bufbuild/protobuf';
import { expect, it } from 'vitest';
import { SetupSchema } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { whyNotEnable } from './setup-state.ts';

const settings = { organizationIdentifier: 'acme' };

it.each([
  [{}, 'Save the settings first.'],
  [{ settings }, 'Try it first.'],
  [
    { settings, trial: { failure: 'No e-mail arrived.' } },
    'The last try failed. Change what was wrong, then try again.',
  ],
  [{ settings, trial: {}, defaultRoleProblem: 'It was deleted.' }, 'Choose another default role first.'],
  [{ settings, trial: {} }, undefined],
])('of %j, single sign-on can be enabled, or not because: %s', (setup, why) => {
  expect(whyNotEnable(create(SetupSchema, setup))).toBe(why);
});
