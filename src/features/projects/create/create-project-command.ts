/** What a machine asks for. */
export interface ProjectToCreate {
  /** Where the call goes. */
  readonly address: string;
  readonly organizationId: string;
  readonly name: string;
}

/**
 * The shell command that creates a project. It reads the token from a variable and hands it to curl on its standard input, so
 * that it stands in no history, file or list of processes.
 */
export function createProjectCommand({ address, organizationId, name }: ProjectToCreate): string {
  return [
    String.raw`printf 'authorization: Bearer %s' "$POLARSIGNALS_TOKEN" | curl -sS --fail-with-body -H @- \ `.trimEnd(),
    String.raw`  -H 'content-type: application/json' -H 'connect-protocol-version: 1' \ `.trimEnd(),
    String.raw`  --data '${quotable(JSON.stringify({ organizationId, name }))}' \ `.trimEnd(),
    `  '${address.replaceAll("'", '%27')}'`,
  ].join('\n');
}

/** JSON that single quotes of a shell can hold: within them, everything but a single quote stands for itself. */
function quotable(json: string): string {
  return json.replaceAll("'", String.raw`\u0027`);
}
