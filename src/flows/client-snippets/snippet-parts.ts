import type { DataPlane } from './data-plane.ts';
import { shellQuote, yamlQuote } from './shell-quote.ts';

/** Where the client sends data. */
export interface Target extends DataPlane {
  readonly projectId: string;
  /** Whether the token may upload debug information. Agents upload it by default. */
  readonly mayUploadDebuginfo: boolean;
}

/** A command to run or a file to write. */
export interface Step {
  readonly title: string;
  readonly code: string;
}

/** The default address of clients. */
export const publicAddress = 'grpc.polarsignals.com:443';

export const tokenFile = './polarsignals-token';
export const secretName = 'polarsignals-token';
export const mountPath = '/var/run/secrets/polarsignals';
/** The backslash that continues a shell command on the next line. */
export const continued = '\\';

export const saveTokenInFile: Step = {
  title: 'Save the token in a file: run this, paste the token, press Enter, then Ctrl+D',
  code: `(umask 077 && cat > ${tokenFile})`,
};

export const saveTokenInSecret: Step = {
  title: 'Create a Kubernetes Secret',
  code: command('kubectl create secret generic', [
    secretName,
    '--namespace=polarsignals',
    `--from-file=token=${tokenFile}`,
  ]),
};

/** The agent's arguments for its data plane, token and project. */
export function agentFlags(target: Target, bearerTokenFile: string): string[] {
  return [
    `--remote-store-address=${target.address}`,
    `--remote-store-bearer-token-file=${bearerTokenFile}`,
    `--remote-store-grpc-headers=projectID=${target.projectId}`,
    ...(target.plaintext ? ['--remote-store-insecure'] : []),
    ...(target.mayUploadDebuginfo ? [] : ['--debuginfo-upload-disable']),
  ];
}

/** The arguments of Parca as a scraper. */
export function scraperFlags(target: Target, bearerTokenFile: string, config: string): string[] {
  return [
    '--mode=scraper-only',
    `--config-path=${config}`,
    `--store-address=${target.address}`,
    `--bearer-token-file=${bearerTokenFile}`,
    `--grpc-headers=projectID=${target.projectId}`,
    ...(target.plaintext ? ['--insecure'] : []),
  ];
}

/** The part of a pod's template that gives one container these arguments, and the token as a file. */
export function podTemplate(container: string, flags: readonly string[]): string {
  return lines(
    'spec:',
    '  containers:',
    `    - name: ${container}`,
    '      args:',
    ...flags.map((flag) => `        - ${yamlQuote(flag)}`),
    '      volumeMounts:',
    '        - name: polarsignals-token',
    `          mountPath: ${mountPath}`,
    '          readOnly: true',
    '  volumes:',
    '    - name: polarsignals-token',
    '      secret:',
    `        secretName: ${secretName}`,
  );
}

/** `head` unchanged, then each argument quoted, on its own line. */
export function command(head: string, args: readonly string[]): string {
  return [head, ...args.map((arg) => `  ${shellQuote(arg)}`)].join(` ${continued}\n`);
}

export function lines(...all: readonly string[]): string {
  return all.join('\n');
}
