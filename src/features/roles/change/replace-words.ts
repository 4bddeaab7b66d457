import type { SubjectWords } from '#src/access/subject-words.ts';
import { counted } from '#src/lib/counted.ts';
import { isolated } from '#src/lib/isolated.ts';
import type { RoleParts, Step, World } from './replace-steps.ts';

/** The names of the two roles. */
export interface Names {
  readonly old: string;
  readonly next: string;
}

/** What is done at the moment: "Giving Deployer to ci-main". */
export function stepWords(step: Step, names: Names, { within }: SubjectWords, isUndoing: boolean): string {
  const next = isolated(names.next);
  const name = isUndoing ? next : isolated(names.old);
  switch (step.kind) {
    case 'create-role':
      return isUndoing ? 'Looking at what is there' : `Creating ${next}`;
    case 'give':
      return `Giving ${next} to ${within(step.binding.subject)}`;
    case 'invite':
      return `Creating an invite to ${next}`;
    case 'take':
      return `Taking ${name} from ${within(step.binding.subject)}`;
    case 'end':
      return `Ending an invite to ${name}`;
    case 'delete-role':
      return `Deleting ${name}`;
    default:
      return step satisfies never;
  }
}

/** What stands of each role, in one sentence each. */
export function standsWords(world: World | undefined, names: Names): string {
  if (!world) return 'What is there now could not be read.';
  return [roleStands(names.old, world.old), roleStands(names.next, world.next)].join(' ');
}

function roleStands(name: string, { id, bindings, invites }: RoleParts): string {
  const named = isolated(name);
  if (id === undefined) return `${named} does not exist.`;
  return `${named} exists, with ${counted(bindings.length, 'role binding')} and ${counted(invites.length, 'open invite')}.`;
}
