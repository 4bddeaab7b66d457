import type { ClientKind } from '#domain/rules/clients.ts';
import type { Box } from '#src/flows/client-snippets/client-remarks.ts';
import { type ClientKind as SnippetKind, clients } from '#src/flows/client-snippets/client-snippets.ts';
import { yamlQuote } from '#src/flows/client-snippets/shell-quote.ts';
import {
  agentFlags,
  command,
  lines,
  mountPath,
  podTemplate,
  publicAddress,
  saveTokenInFile,
  saveTokenInSecret,
  scraperFlags,
  secretName,
  type Step,
  type Target,
  tokenFile,
} from '#src/flows/client-snippets/snippet-parts.ts';
import { beforeOf } from './before-of.ts';

/** A place where a client's configuration is kept, such as a unit of systemd, and what to change there. */
export interface Place {
  readonly id: string;
  readonly label: string;
  readonly language: 'shell' | 'yaml' | 'systemd';
  /** The client whose warnings and note hold for it, too. */
  readonly like: SnippetKind;
  /** What the client runs in, where that is a box with a loopback address of its own. */
  readonly inside?: Box | undefined;
  /** Where the token goes. No step holds the token itself. */
  readonly storing: (target: Target) => readonly Step[];
  /** The configuration with the API token. */
  readonly after: (target: Target) => string;
  /** What makes the client read it. */
  readonly restarting?: Step | undefined;
}

/** The configuration of today, with the legacy token: the same without the project. */
export function before(place: Place, target: Target): string {
  return beforeOf(place.after(target));
}

/** The lines of a configuration that another one doesn't have. */
export function linesBeyond(text: string, other: string): ReadonlySet<string> {
  const others = new Set(other.split('\n'));
  return new Set(text.split('\n').filter((line) => !others.has(line)));
}

const scraperConfig = '/etc/parca/parca.yaml';
const shell = 'Shell';
const workflow = 'GitHub workflow';

/** The user that Parca's image runs as. By number: a host may give the name to another. */
const nobody = 65534;

/** The places where each kind of client is configured, the most usual first. */
export const places: Readonly<Record<ClientKind, readonly [Place, ...Place[]]>> = {
  agent: [
    fromSnippet('kubernetes', 'Kubernetes', 'yaml', restartPods('daemonset', 'parca-agent')),
    {
      id: 'helm',
      label: 'Helm values',
      language: 'yaml',
      like: 'kubernetes',
      storing: () => [saveTokenInFile, saveTokenInSecret],
      after: helmValues,
      restarting: {
        title: 'Apply the values: the pods restart',
        code: command('helm upgrade parca parca/parca', [
          '--namespace=polarsignals',
          '--reuse-values',
          '--values=values.yaml',
        ]),
      },
    },
    systemd('agent', 'parca-agent', agentFlags),
    docker('agent', {
      name: 'parca-agent',
      options: ['--privileged', '--pid=host'],
      image: 'ghcr.io/parca-dev/parca-agent:v0.44.0',
      flags: agentFlags,
    }),
    fromSnippet('agent', shell, 'shell'),
  ],
  scraper: [
    {
      id: 'kubernetes',
      label: 'Kubernetes',
      language: 'yaml',
      like: 'scraper',
      inside: 'pod',
      storing: () => [saveTokenInFile, saveTokenInSecret],
      after: (target) => podTemplate('parca-scraper', scraperFlags(target, `${mountPath}/token`, scraperConfig)),
      restarting: restartPods('deployment', 'parca-scraper'),
    },
    systemd('scraper', 'parca', (target, file) => scraperFlags(target, file, scraperConfig)),
    docker('scraper', {
      name: 'parca',
      options: [`--volume=${scraperConfig}:${scraperConfig}:ro`],
      image: 'ghcr.io/parca-dev/parca:v0.26.0',
      flags: (target, file) => ['/parca', ...scraperFlags(target, file, scraperConfig)],
      user: nobody,
    }),
    fromSnippet('scraper', shell, 'shell'),
  ],
  'debuginfo-upload': [fromSnippet('ci-debuginfo', workflow, 'yaml'), fromSnippet('debuginfo', shell, 'shell')],
  'github-actions': [fromSnippet('github-action', workflow, 'yaml')],
  'source-maps': [
    {
      id: 'source-maps-workflow',
      label: workflow,
      language: 'yaml',
      like: 'source-maps',
      storing: (target) => snippet('ci-debuginfo').steps(target).slice(0, -1),
      after: sourceMapsJob,
    },
    fromSnippet('source-maps', shell, 'shell'),
  ],
  'query-script': [fromSnippet('script', shell, 'shell')],
};

function snippet(kind: SnippetKind) {
  const found = clients.find((client) => client.kind === kind);
  if (!found) throw new Error(`no client ${kind}`);
  return found;
}

/** The steps that a new client gets: the last is its configuration, those before store the token. */
function fromSnippet(kind: SnippetKind, label: string, language: Place['language'], restarting?: Step): Place {
  const { steps } = snippet(kind);
  return {
    id: kind,
    label,
    language,
    like: kind,
    storing: (target) => steps(target).slice(0, -1),
    after: (target) => steps(target).at(-1)?.code ?? '',
    restarting,
  };
}

type Flags = (target: Target, tokenPath: string) => readonly string[];

function systemd(like: SnippetKind, unit: string, flags: Flags): Place {
  const file = `/etc/${unit}/polarsignals-token`;
  return {
    id: `${like}-systemd`,
    label: 'systemd',
    language: 'systemd',
    like,
    storing: () => [saveTokenInFile, install(file)],
    after: (target) => lines('[Service]', 'ExecStart=', command(`ExecStart=/usr/bin/${unit}`, flags(target, file))),
    restarting: {
      title: 'Restart the client',
      code: lines('sudo systemctl daemon-reload', `sudo systemctl restart ${unit}`),
    },
  };
}

/** Puts the token where only one user reads it, usually root. */
function install(file: string, user?: number): Step {
  if (user === undefined) {
    return { title: 'Put it where only root can read it', code: command('sudo install -D -m 600', [tokenFile, file]) };
  }
  return {
    title: 'Put it where only the container’s user can read it',
    code: command(`sudo install -D -m 600 -o ${user}`, [tokenFile, file]),
  };
}

type Container = {
  name: string;
  /** Options of `docker run`. */
  options: readonly string[];
  image: string;
  flags: Flags;
  /** The number of the user that the image runs as; root without one. */
  user?: number;
};

function docker(like: SnippetKind, { name, options, image, flags, user }: Container): Place {
  const onHost = `/etc/${name}/polarsignals-token`;
  const file = '/run/secrets/polarsignals-token';
  return {
    id: `${like}-docker`,
    label: 'Docker',
    language: 'shell',
    like,
    inside: 'container',
    storing: () => [saveTokenInFile, install(onHost, user)],
    after: (target) =>
      lines(
        `docker rm --force ${name}`,
        command('docker run', [
          '--detach',
          `--name=${name}`,
          ...options,
          `--mount=type=bind,readonly,source=${onHost},target=${file}`,
          image,
          ...flags(target, file),
        ]),
      ),
  };
}

/** Values of the chart that the chart turns into flags itself: it would add its own, without TLS, to any other. */
const valuesOfChart = ['address', 'bearer-token', 'insecure'];

function helmValues(target: Target): string {
  const flags = agentFlags(target, '').filter((flag) =>
    valuesOfChart.every((value) => !flag.startsWith(`--remote-store-${value}`)),
  );
  return lines(
    'agent:',
    '  image:',
    '    tag: "v0.44.0"',
    `  remoteStoreAddress: ${yamlQuote(target.address)}`,
    `  remoteStoreInsecure: ${target.plaintext}`,
    '  remoteStoreInsecureSkipVerify: false',
    '  extraArgs:',
    ...flags.map((flag) => `    - ${yamlQuote(flag)}`),
    '  extraEnv:',
    '    - name: PARCA_BEARER_TOKEN',
    '      valueFrom:',
    '        secretKeyRef:',
    `          name: ${secretName}`,
    '          key: token',
  );
}

function sourceMapsJob(target: Target): string {
  return lines(
    '- name: Upload source maps',
    '  env:',
    '    POLARSIGNALS_TOKEN: ${{ secrets.POLARSIGNALS_TOKEN }}',
    '    POLARSIGNALS_PROJECT_ID: ${{ vars.POLARSIGNALS_PROJECT_ID }}',
    ...(target.address === publicAddress ? [] : [`    POLARSIGNALS_SERVER_URL: ${yamlQuote(target.address)}`]),
    '  run: npx @polarsignals/sourcemap-cli ./dist',
  );
}

function restartPods(kind: 'daemonset' | 'deployment', name: string): Step {
  return {
    title: 'Restart its pods',
    code: command('kubectl rollout restart', ['--namespace=polarsignals', `${kind}/${name}`]),
  };
}
