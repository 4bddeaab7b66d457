import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedIds } from '#domain/seed-ids.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { ownerOfDemo } from '#server/testing/owner-of-demo.ts';
import { credential, parcaClient, type ParcaClient } from '#server/testing/parca-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';

/** The commands of the README, as they are written there, run by a shell. */

const { organization: organizationId, serviceAccounts } = seedIds;
let backend: TestBackend;
let client: ParcaClient;
let headers: Record<string, string>;

beforeAll(async () => {
  backend = await startTestBackend();
  client = parcaClient(backend.grpcPort);
  headers = await ownerOfDemo(backend);
});

afterAll(async () => {
  client.close();
  await backend.remove();
});

it('a machine provisions a project, an account, a role binding and a token that works at the edge', async () => {
  const accounts = apiClient(ServiceAccountService, backend.origin, headers);
  const terraform = { organizationId, serviceAccountId: serviceAccounts.terraform };
  const { token } = await accounts.createServiceAccountToken({ ...terraform, name: 'provisioning' });
  const made = (await runReadme(token?.token ?? '')).trim();
  expect(made).toMatch(/^psc_v1_[0-9a-f]{64}$/);

  const { organizations } = await apiClient(ProjectService, backend.origin, headers).getProjects({});
  const project = organizations.flatMap(({ projects }) => projects).find(({ name }) => name === 'Checkout');
  expect(await client.writeRaw(credential(made, project?.id ?? ''))).toBe('OK');
  expect(await client.upload(credential(made, project?.id ?? ''), 'build')).toBe('OK');
  expect(await client.writeRaw(credential(made, seedIds.projects.production))).toBe('PERMISSION_DENIED');
});

/** Runs the README's commands, and returns what they print. `curl` is a script of ours: only Node need be there. */
async function runReadme(token: string): Promise<string> {
  const readme = readFileSync('README.md', 'utf8');
  const commands = /## Provision by API[^]*?```sh\n([^]*?)```/.exec(readme)?.[1] ?? '';
  const folder = join(backend.folder, 'bin');
  mkdirSync(folder);
  writeFileSync(join(folder, 'curl'), curl);
  chmodSync(join(folder, 'curl'), 0o755);
  const environment = {
    PATH: [folder, process.env.PATH].join(delimiter),
    CONSOLE: backend.origin,
    ORGANIZATION: organizationId,
    TOKEN: token,
  };
  const { stdout } = await promisify(execFile)('sh', ['-euc', commands], { env: environment });
  return stdout;
}

/** What the README asks of curl: a POST of `-d` with each `-H`, which fails for an answer that is an error. */
const curl = `#!${process.execPath}
const [flags, url, ...rest] = process.argv.slice(2);
const headers = {};
let body;
for (let at = 0; at < rest.length; at += 2) {
  if (rest[at] === '-d') body = rest[at + 1];
  else headers[rest[at + 1].split(': ')[0]] = rest[at + 1].split(': ')[1];
}
fetch(url, { method: 'POST', headers, body }).then(async (answer) => {
  const text = await answer.text();
  if (flags !== '-sSf' || !answer.ok) throw new Error(answer.status + ' ' + text);
  process.stdout.write(text);
});
`;
