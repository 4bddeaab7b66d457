import type { Permission } from '#domain/rules/permissions.ts';
import { shellQuote, yamlQuote } from './shell-quote.ts';
import {
  agentFlags,
  command,
  continued,
  lines,
  mountPath,
  podTemplate,
  publicAddress,
  saveTokenInFile,
  scraperFlags,
  saveTokenInSecret,
  type Step,
  type Target,
  tokenFile,
} from './snippet-parts.ts';

/**
 * The configuration for each kind of client. No snippet holds the token: clients read it from a file, an environment
 * variable or a secret store. So copied text can be committed, and no token ends up in a shell's history, a process list or
 * a URL. Flags are for the versions in `since`; older ones lack the project's header.
 */

export type ClientKind =
  | 'agent'
  | 'kubernetes'
  | 'scraper'
  | 'debuginfo'
  | 'ci-debuginfo'
  | 'push'
  | 'github-action'
  | 'source-maps'
  | 'script';

export interface Client {
  readonly kind: ClientKind;
  readonly label: string;
  /** The permissions that the token's account needs in the project. */
  readonly needs: readonly Permission[];
  /** What a person must know besides the steps. */
  readonly note: string;
  readonly steps: (target: Target) => readonly Step[];
}

/** The clients in the order of their tabs. */
export const clients: readonly Client[] = [
  {
    kind: 'agent',
    label: 'Agent',
    needs: ['profile.write', 'debuginfo.write'],
    note: 'Needs Parca Agent v0.44.0 or later. It reads the token once at start: restart it after a change. The environment variable PARCA_BEARER_TOKEN works in place of the file.',
    steps: (target) => [
      saveTokenInFile,
      { title: 'Run the agent', code: command('sudo parca-agent', agentFlags(target, tokenFile)) },
    ],
  },
  {
    kind: 'kubernetes',
    label: 'Kubernetes',
    needs: ['profile.write', 'debuginfo.write'],
    note: 'For the agent’s DaemonSet, v0.44.0 or later. Restart its pods after a change of the token: it is read once at start.',
    steps: (target) => [
      saveTokenInFile,
      saveTokenInSecret,
      {
        title: 'Add this to the pod’s template',
        code: podTemplate('parca-agent', agentFlags(target, `${mountPath}/token`)),
      },
    ],
  },
  {
    kind: 'scraper',
    label: 'Scraper',
    needs: ['profile.write'],
    note: 'Needs Parca v0.26.0 or later: older images, such as v0.20.0, don’t support --grpc-headers.',
    steps: (target) => [
      saveTokenInFile,
      {
        title: 'Run the scraper',
        code: command('parca', scraperFlags(target, tokenFile, 'parca.yaml')),
      },
    ],
  },
  {
    kind: 'debuginfo',
    label: 'Debug info upload',
    needs: ['debuginfo.write'],
    note: 'Needs parca-debuginfo v0.13.0 or later.',
    steps: (target) => [
      saveTokenInFile,
      {
        title: 'Upload the debug info of a binary',
        code: command(`PARCA_DEBUGINFO_BEARER_TOKEN="$(cat ${tokenFile})" parca-debuginfo upload`, [
          `--store-address=${target.address}`,
          `--grpc-headers=projectID=${target.projectId}`,
          ...(target.plaintext ? ['--insecure'] : []),
          './path/to/binary',
        ]),
      },
    ],
  },
  {
    kind: 'ci-debuginfo',
    label: 'CI (debug info)',
    needs: ['debuginfo.write'],
    note: 'Needs parca-debuginfo v0.13.0 or later. The commands are for GitHub; in other CI systems, add the token as a masked secret and the project ID as a variable.',
    steps: (target) => [
      {
        title: 'Save the token as a masked secret: run this and paste the token',
        code: 'gh secret set POLARSIGNALS_TOKEN',
      },
      {
        title: 'Save the project ID as a variable',
        code: command('gh variable set POLARSIGNALS_PROJECT_ID', [`--body=${target.projectId}`]),
      },
      {
        title: 'Add the step to the workflow, after the build',
        code: lines(
          '- name: Upload debug info',
          '  env:',
          '    PARCA_DEBUGINFO_BEARER_TOKEN: ${{ secrets.POLARSIGNALS_TOKEN }}',
          '    POLARSIGNALS_PROJECT_ID: ${{ vars.POLARSIGNALS_PROJECT_ID }}',
          '  run: |',
          `    parca-debuginfo upload ${continued}`,
          `      ${shellQuote(`--store-address=${target.address}`)} ${continued}`,
          `      --grpc-headers="projectID=\${POLARSIGNALS_PROJECT_ID}" ${continued}`,
          ...(target.plaintext ? [`      --insecure ${continued}`] : []),
          '      ./path/to/binary',
        ),
      },
    ],
  },
  {
    kind: 'push',
    label: 'parca-push',
    needs: ['profile.write'],
    note: 'Needs a parca-push of December 2025 or later.',
    steps: (target) => [
      saveTokenInFile,
      {
        title: 'Push a profile',
        code: command('parca-push', [
          `--remote-store-address=${target.address}`,
          `--remote-store-bearer-token-file=${tokenFile}`,
          `--remote-store-grpc-headers=projectID=${target.projectId}`,
          ...(target.plaintext ? ['--remote-store-insecure'] : []),
          '--labels=__name__=process_cpu',
          './profile.pb.gz',
        ]),
      },
    ],
  },
  {
    kind: 'github-action',
    label: 'GitHub Action',
    needs: ['profile.write', 'debuginfo.write'],
    note: 'The token stays in the repository’s secrets; the workflow only names it. The agent that it runs must be v0.44.0 or later.',
    steps: (target) => [
      {
        title: 'Save the token as a secret of the repository: run this and paste the token',
        code: 'gh secret set POLARSIGNALS_CLOUD_TOKEN',
      },
      {
        title: 'Add the step to the workflow, before what is to be profiled',
        code: lines(
          '- uses: polarsignals/gh-actions-ps-profiling@v0.8.1',
          '  with:',
          '    polarsignals_cloud_token: ${{ secrets.POLARSIGNALS_CLOUD_TOKEN }}',
          `    project_uuid: ${yamlQuote(target.projectId)}`,
          '    parca_agent_version: "0.44.0"',
          ...(target.address === publicAddress ? [] : [`    store_address: ${yamlQuote(target.address)}`]),
          ...(target.plaintext ? ['    extra_args: "--remote-store-insecure"'] : []),
        ),
      },
    ],
  },
  {
    kind: 'source-maps',
    label: 'Source maps',
    needs: ['debuginfo.write'],
    note: 'The esbuild plugin @polarsignals/sourcemap-esbuild-plugin takes the same two variables, as its token and projectID.',
    steps: (target) => [
      saveTokenInFile,
      {
        title: 'Upload the source maps of a build',
        code: lines(
          `export POLARSIGNALS_TOKEN="$(cat ${tokenFile})"`,
          `export POLARSIGNALS_PROJECT_ID=${shellQuote(target.projectId)}`,
          ...(target.address === publicAddress ? [] : [`export POLARSIGNALS_SERVER_URL=${shellQuote(target.address)}`]),
          'npx @polarsignals/sourcemap-cli ./dist',
        ),
      },
    ],
  },
  {
    kind: 'script',
    label: 'Script',
    needs: ['profile.read'],
    note: 'Both headers are needed, the token and the project. grpcurl fills in the variable itself, so the token is not among its arguments; give it the API’s .proto files with -proto if the server has no reflection.',
    steps: (target) => [
      saveTokenInFile,
      {
        title: 'List the profile types',
        code: lines(
          `export POLARSIGNALS_TOKEN="$(cat ${tokenFile})"`,
          `grpcurl ${target.plaintext ? '-plaintext ' : ''}-expand-headers ${continued}`,
          `  -H 'authorization: Bearer \${POLARSIGNALS_TOKEN}' ${continued}`,
          `  -H ${shellQuote(`projectID: ${target.projectId}`)} ${continued}`,
          `  ${shellQuote(target.address)} parca.query.v1alpha1.QueryService/ProfileTypes`,
        ),
      },
    ],
  },
];

/** The client whose tab opens first: the one that these permissions are meant for. */
export function likelyClient(permissions: ReadonlySet<string>): ClientKind {
  const writesProfiles = permissions.has('profile.write');
  const writesDebuginfo = permissions.has('debuginfo.write');
  if (writesProfiles && !writesDebuginfo) return 'scraper';
  if (writesDebuginfo && !writesProfiles) return 'debuginfo';
  return !writesProfiles && permissions.has('profile.read') ? 'script' : 'agent';
}

/** The permissions that a client needs and the account lacks. Agents can be told to skip debug information. */
export function lacking(client: Client, permissions: ReadonlySet<string>): readonly Permission[] {
  const spared = client.kind === 'agent' || client.kind === 'kubernetes' ? 'debuginfo.write' : undefined;
  return client.needs.filter((permission) => permission !== spared && !permissions.has(permission));
}
