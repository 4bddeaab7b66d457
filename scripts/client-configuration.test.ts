import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { clientKinds } from '#domain/rules/clients.ts';
import { before, places } from '#src/features/migrations/configure/places.ts';

/** Here and not beside the configurations: a real shell reads them, which the console's own tests have not. */

const target = { address: 'localhost:7070', plaintext: true, mayUploadDebuginfo: true };
const projectIds = ['5f6d2b1e-7a54-4cc3-9d8e-0f2a7c1b9e33', "x'; touch owned; '"];
const cases = clientKinds.flatMap((kind) =>
  places[kind].flatMap((place) => projectIds.map((projectId) => ({ kind, place, projectId }))),
);

test.each(cases)(
  'a shell parses every command of $kind, $place.label, for project $projectId',
  ({ place, projectId }) => {
    const to = { ...target, projectId };
    const commands = [...place.storing(to), ...(place.restarting ? [place.restarting] : [])].map(({ code }) => code);
    if (place.language === 'shell') commands.push(place.after(to), before(place, to));
    for (const code of commands) expect(spawnSync('sh', ['-n'], { input: code, encoding: 'utf8' }).stderr).toBe('');
  },
);
