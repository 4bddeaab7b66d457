/** What a legacy token does without: the project, which it is bound to, and the version that sends it. */
const unneeded = [/project_?(?:id|uuid)/i, /^ +(?:image:$|tag:|parca_agent_version:)/];

/** A list whose only entry was the project. */
const emptied = /^ +extraArgs:\n(?! +- )/gm;

/** Names of the API token's places and of the legacy token's beside them, and images before a certain version. */
const renamed: readonly (readonly [RegExp, string])[] = [
  [/polarsignals-token/g, 'legacy-token'],
  [/(ghcr\.io\/parca-dev\/[a-z-]+):v[\d.]+/g, '$1'],
  [/secrets\.POLARSIGNALS_(?:CLOUD_)?TOKEN/g, 'secrets.LEGACY_TOKEN'],
];

/**
 * A client's configuration with its legacy token, worked out from the one with an API token: the same without the project,
 * and with another file or secret.
 */
export function beforeOf(after: string): string {
  const kept = after.split('\n').filter((line) => !unneeded.some((part) => part.test(line)));
  // The argument that ended the command may have been the project.
  const ended = kept.join('\n').replace(/ \\$/, '').replaceAll(emptied, '');
  return renamed.reduce((text, [place, name]) => text.replace(place, name), ended);
}
