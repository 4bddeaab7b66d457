/** For tests: the flags and inputs of real clients that configurations use, each with the version that has all of them. */
export const realFlags: Readonly<Record<string, { readonly since: string; readonly flags: readonly string[] }>> = {
  'parca-agent': {
    since: 'v0.44.0',
    flags: [
      '--remote-store-address',
      '--remote-store-bearer-token-file',
      '--remote-store-grpc-headers',
      '--remote-store-insecure',
      '--debuginfo-upload-disable',
    ],
  },
  parca: {
    since: 'v0.26.0',
    flags: ['--mode', '--config-path', '--store-address', '--bearer-token-file', '--grpc-headers', '--insecure'],
  },
  'parca-debuginfo': { since: 'v0.13.0', flags: ['--store-address', '--grpc-headers', '--insecure'] },
  'gh-actions-ps-profiling': {
    since: 'v0.8.1',
    flags: ['polarsignals_cloud_token', 'project_uuid', 'parca_agent_version', 'store_address', 'extra_args'],
  },
};
