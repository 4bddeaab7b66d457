import { create } from '@bufbuild/protobuf';
import { expect, it } from 'vitest';
import { SetupSchema } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { whyNotEnable, whyNotTry } from './setup-state.ts';

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
  [
    { settings, trial: { triedBy: 'user:dev:bo@x.example' }, setUpBy: 'user:dev:ada@x.example' },
    'Only a try by whoever saved the settings counts.',
  ],
  [{ settings, trial: {}, setUpProblem: 'They are gone.' }, 'Save the settings yourself first, then try them.'],
])('of %j, single sign-on can be enabled, or not because: %s', (setup, why) => {
  expect(whyNotEnable(create(SetupSchema, setup))).toBe(why);
});

it('is tried by whoever set it up', () => {
  const setup = create(SetupSchema, { setUpBy: 'user:dev:ada@x.example' });
  expect(whyNotTry(setup, undefined)).toBeUndefined();
  expect(whyNotTry(setup, 'user:dev:ada@x.example')).toBeUndefined();
  expect(whyNotTry(setup, 'user:dev:bo@x.example')).toContain('save them again');
});
