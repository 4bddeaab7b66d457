import { expect, test } from 'vitest';
import { createProjectCommand } from './create-project-command.ts';

const address = 'https://console.example/api/polarsignals.project.v1alpha1.ProjectService/CreateProject';
const organizationId = '0cb1a6e5-0000-4000-8000-000000000000';

function commandFor(name: string): string {
  return createProjectCommand({ address, organizationId, name });
}

test('reads the token from a variable and hands it to curl on its standard input', () => {
  expect(commandFor('staging')).toBe(
    [
      String.raw`printf 'authorization: Bearer %s' "$POLARSIGNALS_TOKEN" | curl -sS --fail-with-body -H @- \ `.trimEnd(),
      String.raw`  -H 'content-type: application/json' -H 'connect-protocol-version: 1' \ `.trimEnd(),
      String.raw`  --data '{"organizationId":"0cb1a6e5-0000-4000-8000-000000000000","name":"staging"}' \ `.trimEnd(),
      `  '${address}'`,
    ].join('\n'),
  );
});

test.each(['staging', "O'Hara's", `it's "quoted" $(touch x) \`id\` \\ ; & done`, 'Прод — 生産', String.raw`a\nb`])(
  'the name %j stays within its quotes, and comes out as it is',
  (name) => {
    const quoted = /--data '(?<body>[^']*)' \\\n/.exec(commandFor(name))?.groups?.['body'] ?? '';
    expect(JSON.parse(quoted)).toEqual({ organizationId, name });
    expect(commandFor(name).split("'")).toHaveLength(11);
  },
);
