import { expect, test } from 'vitest';
import { systemRoles } from '#domain/rules/system-roles.ts';
import { clients, lacking, likelyClient, type ClientKind } from './client-snippets.ts';
import { fittingClients } from './fitting-clients.ts';
import type { Target } from './snippet-parts.ts';

const projectId = '5f6d2b1e-7a54-4cc3-9d8e-0f2a7c1b9e33';
const target: Target = { address: 'grpc.polarsignals.com:443', plaintext: false, projectId, mayUploadDebuginfo: true };

function client(kind: ClientKind) {
  const found = clients.find((candidate) => candidate.kind === kind);
  if (!found) throw new Error(`no client ${kind}`);
  return found;
}

function code(kind: ClientKind, to: Partial<Target> = {}): string {
  return client(kind)
    .steps({ ...target, ...to })
    .map((step) => step.code)
    .join('\n');
}

test('the agent reads the token from a file and sends the project', () => {
  expect(code('agent')).toContain('--remote-store-address=grpc.polarsignals.com:443');
  expect(code('agent')).toContain('--remote-store-bearer-token-file=./polarsignals-token');
  expect(code('agent')).toContain(`--remote-store-grpc-headers=projectID=${projectId}`);
  expect(client('agent').note).toContain('PARCA_BEARER_TOKEN');
  expect(client('agent').note).toContain('v0.44.0');
});

test('an agent whose token may not upload debug information is told not to', () => {
  expect(code('agent')).not.toContain('--debuginfo-upload-disable');
  expect(code('agent', { mayUploadDebuginfo: false })).toContain('--debuginfo-upload-disable');
  expect(code('kubernetes', { mayUploadDebuginfo: false })).toContain('"--debuginfo-upload-disable"');
});

test('Kubernetes mounts the token from a Secret and gets the project as an argument', () => {
  const manifest = code('kubernetes');
  expect(manifest).toContain('kubectl create secret generic');
  expect(manifest).toContain('secretName: polarsignals-token');
  expect(manifest).toContain('"--remote-store-bearer-token-file=/var/run/secrets/polarsignals/token"');
  expect(manifest).toContain(`"--remote-store-grpc-headers=projectID=${projectId}"`);
  expect(manifest).not.toContain('token=psc');
  expect(manifest).not.toContain('manifests.yaml');
});

test('the scraper sends the project, which v0.20.0 could not', () => {
  expect(code('scraper')).toContain('--mode=scraper-only');
  expect(code('scraper')).toContain('--store-address=grpc.polarsignals.com:443');
  expect(code('scraper')).toContain('--bearer-token-file=./polarsignals-token');
  expect(code('scraper')).toContain(`--grpc-headers=projectID=${projectId}`);
  expect(code('scraper')).not.toContain('v0.20.0');
  expect(client('scraper').note).toContain('v0.26.0 or later');
});

test('parca-debuginfo gets the token from its environment variable and the required store address', () => {
  expect(code('debuginfo')).toContain('PARCA_DEBUGINFO_BEARER_TOKEN=');
  expect(code('debuginfo')).toContain('parca-debuginfo upload');
  expect(code('debuginfo')).toContain('--store-address=grpc.polarsignals.com:443');
  expect(code('debuginfo')).toContain(`--grpc-headers=projectID=${projectId}`);
  expect(client('debuginfo').note).toContain('v0.13.0');
});

test('CI keeps the token as a masked secret and the project ID as a variable', () => {
  expect(code('ci-debuginfo')).toContain('gh secret set POLARSIGNALS_TOKEN\n');
  expect(code('ci-debuginfo')).toContain(`gh variable set POLARSIGNALS_PROJECT_ID \\\n  --body=${projectId}`);
  expect(code('ci-debuginfo')).toContain('PARCA_DEBUGINFO_BEARER_TOKEN: ${{ secrets.POLARSIGNALS_TOKEN }}');
  expect(code('ci-debuginfo')).toContain('POLARSIGNALS_PROJECT_ID: ${{ vars.POLARSIGNALS_PROJECT_ID }}');
  expect(code('ci-debuginfo')).toContain('--store-address=grpc.polarsignals.com:443');
  expect(code('ci-debuginfo')).toContain('--grpc-headers="projectID=${POLARSIGNALS_PROJECT_ID}"');
  expect(client('ci-debuginfo').note).toContain('masked secret');
});

test('parca-push gets its own flags, not the --bearer-token that it does not have', () => {
  expect(code('push')).toContain('--remote-store-bearer-token-file=./polarsignals-token');
  expect(code('push')).toContain(`--remote-store-grpc-headers=projectID=${projectId}`);
  expect(code('push')).not.toMatch(/\s--bearer-token/);
  expect(code('push')).not.toMatch(/\s--grpc-headers/);
});

test('the GitHub Action takes the token from the repository’s secrets and the project as an input', () => {
  expect(code('github-action')).toContain('polarsignals/gh-actions-ps-profiling@v0.8.1');
  expect(code('github-action')).toContain('polarsignals_cloud_token: ${{ secrets.POLARSIGNALS_CLOUD_TOKEN }}');
  expect(code('github-action')).toContain(`project_uuid: "${projectId}"`);
  expect(code('github-action')).toContain('parca_agent_version: "0.44.0"');
  expect(code('github-action')).not.toMatch(/store_address|extra_args/);
});

test('source maps are uploaded with both variables', () => {
  expect(code('source-maps')).toContain('POLARSIGNALS_TOKEN=');
  expect(code('source-maps')).toContain(`POLARSIGNALS_PROJECT_ID=${projectId}`);
});

test('a script sends both headers', () => {
  expect(code('script')).toContain("'authorization: Bearer ${POLARSIGNALS_TOKEN}'");
  expect(code('script')).toContain(`'projectID: ${projectId}'`);
});

test.each(clients)('$kind: no token, no URL with one, and the project', ({ kind }) => {
  expect(code(kind)).toContain(projectId);
  expect(code(kind)).not.toMatch(/psc_v1_|[?&]token=|--[a-z-]*bearer-token=/);
});

test.each(clients)('$kind: a hostile project id stays one word', ({ kind }) => {
  const text = code(kind, { projectId: "x'; touch owned; '" });
  const words = [String.raw`'\''`, '"x\'; touch owned; \'"', "=x'; touch owned; '\""];
  expect(words.some((word) => text.includes(word))).toBe(true);
});

const first = (role: keyof typeof systemRoles) => likelyClient(new Set<string>(systemRoles[role]));

test('the first tab follows the role', () => {
  expect(first('system:writer')).toBe('agent');
  expect(first('system:owner')).toBe('agent');
  expect(first('system:profile-writer')).toBe('scraper');
  expect(first('system:debuginfo-writer')).toBe('debuginfo');
  expect(first('system:viewer')).toBe('script');
  expect(likelyClient(new Set())).toBe('agent');
});

test.each([
  ['system:owner', ['agent', 'kubernetes']],
  ['system:writer', ['agent', 'kubernetes']],
  ['system:profile-writer', ['scraper', 'push']],
  ['system:debuginfo-writer', ['debuginfo', 'ci-debuginfo', 'source-maps']],
  ['system:viewer', ['script']],
] as const)('of %s at most three clients have a tab of their own', (role, kinds) => {
  const { fitting, others } = fittingClients(new Set(systemRoles[role]));
  expect(fitting.map(({ kind }) => kind)).toEqual(kinds);
  expect(fitting.length + others.length).toBe(clients.length);
});

test('each client says what the account lacks for it', () => {
  const profileWriter = new Set<string>(systemRoles['system:profile-writer']);
  expect(lacking(client('scraper'), profileWriter)).toEqual([]);
  expect(lacking(client('agent'), profileWriter)).toEqual([]);
  expect(lacking(client('debuginfo'), profileWriter)).toEqual(['debuginfo.write']);
  expect(lacking(client('script'), new Set())).toEqual(['profile.read']);
});

test('a data plane of one’s own is named to every client, and one without TLS is called so', () => {
  const own = { address: 'localhost:7070', plaintext: true };
  for (const { kind } of clients) {
    expect(code(kind, own)).toContain('localhost:7070');
    expect(code(kind, own)).not.toContain('grpc.polarsignals.com');
  }
  for (const kind of ['agent', 'kubernetes', 'push'] as const)
    expect(code(kind, own)).toContain('--remote-store-insecure');
  expect(code('github-action', own)).toContain('extra_args: "--remote-store-insecure"');
  for (const kind of ['scraper', 'debuginfo', 'ci-debuginfo'] as const) expect(code(kind, own)).toContain('--insecure');
  expect(code('script', own)).toContain('grpcurl -plaintext');
  for (const { kind } of clients) expect(code(kind)).not.toMatch(/insecure|plaintext/);
});
