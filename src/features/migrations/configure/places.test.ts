import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { type ClientKind, clientKinds } from '#domain/rules/clients.ts';
import type { Target } from '#src/flows/client-snippets/snippet-parts.ts';
import { before, linesBeyond, type Place, places } from './places.ts';
import { realFlags } from './real-flags.ts';

const projectId = '5f6d2b1e-7a54-4cc3-9d8e-0f2a7c1b9e33';
const cloud: Target = { address: 'grpc.polarsignals.com:443', plaintext: false, projectId, mayUploadDebuginfo: true };
const own: Target = { address: 'localhost:7070', plaintext: true, projectId, mayUploadDebuginfo: false };

const programs: Readonly<Partial<Record<ClientKind, string>>> = {
  agent: 'parca-agent',
  scraper: 'parca',
  'debuginfo-upload': 'parca-debuginfo',
};

const cases = clientKinds.flatMap((kind) =>
  places[kind].flatMap((place) =>
    [cloud, own].map((target) => ({ kind, place, target, name: `${kind}, ${place.label}, ${target.address}` })),
  ),
);

const all = ({ place, target }: { place: Place; target: Target }) => [
  ...place.storing(target).map(({ code }) => code),
  before(place, target),
  place.after(target),
  ...(place.restarting ? [place.restarting.code] : []),
];

test.each(cases)('$name: the project is filled in, and no token or URL with one is in it', (one) => {
  const text = all(one).join('\n');
  expect(text).toContain(projectId);
  expect(text).not.toMatch(/psc_v1_|eyJ|[?&]token=|bearer-token=/);
});

test.each(cases)('$name: before has no project, and is otherwise as after', ({ place, target }) => {
  const [old, next] = [before(place, target).split('\n'), place.after(target).split('\n')];
  expect(old.join('\n')).not.toMatch(/project_?(id|uuid)|v\d+\.44|v0\.26/i);
  expect(old.length).toBeLessThan(next.length);
  expect(old.at(-1)).not.toMatch(/\\$/);
  expect(old.join('\n')).not.toContain('polarsignals-token');
});

test('the lines that change are those with the project, the version and the token’s place', () => {
  const workflow = places['debuginfo-upload'][0];
  expect([...linesBeyond(workflow.after(cloud), before(workflow, cloud))]).toEqual([
    '    PARCA_DEBUGINFO_BEARER_TOKEN: ${{ secrets.POLARSIGNALS_TOKEN }}',
    '    POLARSIGNALS_PROJECT_ID: ${{ vars.POLARSIGNALS_PROJECT_ID }}',
    '      --grpc-headers="projectID=${POLARSIGNALS_PROJECT_ID}" \\',
  ]);
});

test.each(cases.filter(({ kind }) => programs[kind]))('$name: every flag is one that the client has', (one) => {
  const real = realFlags[programs[one.kind] ?? ''];
  const ofClient = `${one.place.after(one.target)}\n${before(one.place, one.target)}`
    .split('\n')
    .filter((line) => !/docker|--detach|--name=|--mount=|--volume=|--privileged|--pid=/.test(line))
    .flatMap((line) => line.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []);
  expect(ofClient.length).toBeGreaterThan(0);
  for (const flag of ofClient) expect(real?.flags).toContain(flag);
});

test('the version that a client needs is named where its place has one', () => {
  for (const place of places.agent.filter(({ id }) => /helm|docker/.test(id)))
    expect(place.after(cloud)).toContain(realFlags['parca-agent']?.since);
  for (const place of places.scraper.filter(({ id }) => id.endsWith('docker')))
    expect(place.after(cloud)).toContain(realFlags['parca']?.since);
  expect(places['github-actions'][0].after(cloud)).toContain(`@${realFlags['gh-actions-ps-profiling']?.since}`);
});

test.each([cloud, own])('the inputs of the GitHub Action are ones that it has', (target) => {
  const inputs = places['github-actions'][0].after(target).match(/^ {4}(\w+):/gm) ?? [];
  expect(inputs.length).toBeGreaterThan(2);
  for (const input of inputs) expect(realFlags['gh-actions-ps-profiling']?.flags).toContain(input.trim().slice(0, -1));
});

test.each(cases.filter(({ place }) => place.language === 'yaml'))('$name: YAML parses', ({ place, target }) => {
  for (const text of [before(place, target), place.after(target)]) expect(parseDocument(text).errors).toEqual([]);
});

test('each place in a pod or container says so, where an address of this machine means something else', () => {
  for (const place of clientKinds.flatMap((kind) => places[kind])) {
    const isBox = /Kubernetes|Helm|Docker/.test(place.label);
    expect(place.inside !== undefined || place.like === 'kubernetes').toBe(isBox);
  }
});

test.each([
  ['scraper', 'sudo install -D -m 600 -o 65534 '],
  ['agent', 'sudo install -D -m 600 \\'],
] as const)('the file with the token is readable by the user that the image of the %s runs as', (kind, start) => {
  const place = places[kind].find(({ label }) => label === 'Docker');
  expect(place?.storing(cloud).at(-1)?.code).toContain(start);
});

test('the chart’s own values say where to send, and with TLS: its defaults are without', () => {
  const helm = places.agent.find(({ id }) => id === 'helm');
  const values = (target: Target) => parseDocument(helm?.after(target) ?? '').toJS();
  expect(values(cloud).agent).toMatchObject({
    remoteStoreAddress: cloud.address,
    remoteStoreInsecure: false,
    remoteStoreInsecureSkipVerify: false,
    extraArgs: [`--remote-store-grpc-headers=projectID=${projectId}`],
  });
  expect(values(own).agent).toMatchObject({ remoteStoreInsecure: true });
  expect(helm && before(helm, cloud)).not.toContain('extraArgs');
});

test('an agent whose account may not upload debug info is told so in each place', () => {
  for (const place of places.agent) {
    expect(place.after(own)).toContain('--debuginfo-upload-disable');
    expect(place.after(cloud)).not.toContain('--debuginfo-upload-disable');
  }
});
