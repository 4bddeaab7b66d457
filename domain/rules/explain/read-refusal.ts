import type { ProjectScope } from '#domain/rules/access.ts';
import { plainText } from '#domain/rules/explain/plain-text.ts';
import { isPermission, type Permission, permissions } from '#domain/rules/permissions.ts';
import { uuidPattern } from '#domain/rules/uuid.ts';

/** What a refusal says. */
export type Refused =
  /** A permission is missing. `projectId`: `null` is the whole organization; `undefined`, the text doesn't say. */
  | {
      readonly kind: 'permission-missing';
      readonly permission: Permission;
      readonly projectId: ProjectScope | undefined;
    }
  /** Somebody tried to give what they don't have. `act` ends the sentence "You can't …". */
  | { readonly kind: 'escalation'; readonly act: string; readonly permissions: readonly Permission[] }
  | { readonly kind: 'not-signed-in'; readonly because: 'no-credential' | 'bad-token' | 'revoked' | 'other-caller' }
  /** The client sent no project ID, or no valid one. */
  | { readonly kind: 'no-project' }
  /** `what`: "organization", "role", … The caller can't see it, or it is gone. */
  | { readonly kind: 'not-found'; readonly what: string }
  | { readonly kind: 'people-only' };

/** A refusal, and the subject that the text names, if it names one. */
export type ReadRefusal = Refused & { readonly subject: string | undefined };

/**
 * Reads a refusal pasted from a client's log: our own messages, alone or in a gRPC status line, the JSON of a Connect error
 * or a log line; and others' that name a known permission. `undefined`: it is no refusal that can be read.
 */
export function readRefusal(pasted: string): ReadRefusal | undefined {
  const text = plainText(pasted);
  for (const read of readers) {
    const refused = read(text);
    if (refused) return { ...refused, subject: subjectIn(text) };
  }
  return undefined;
}

type Reader = (text: string) => Refused | undefined;

const readers: readonly Reader[] = [
  (text) => {
    const [, permission = '', , project] =
      /This needs ([a-z.]+) in (the organization|project ([^\s",]+))/.exec(text) ?? [];
    if (!isPermission(permission)) return undefined;
    return { kind: 'permission-missing', permission, projectId: project?.replace(/\.$/, '') ?? null };
  },
  (text) => {
    const [, act, list = ''] =
      /You can['’]t (.{1,200}?): it includes permissions that you don['’]t have there: ([a-z., ]+)/.exec(text) ?? [];
    const missing = list.split(/[, ]+/).map((name) => name.replace(/\.$/, ''));
    return act === undefined ? undefined : { kind: 'escalation', act, permissions: missing.filter(isPermission) };
  },
  says(/The API token was revoked/, { kind: 'not-signed-in', because: 'revoked' }),
  says(/The API token is unknown, revoked or malformed/, { kind: 'not-signed-in', because: 'bad-token' }),
  says(/Somebody else has signed in meanwhile/, { kind: 'not-signed-in', because: 'other-caller' }),
  says(/Sign in, or send an API token|Send an API token in the authorization header|Your account is gone/, {
    kind: 'not-signed-in',
    because: 'no-credential',
  }),
  says(/Send the ID of the project in the projectid header/, { kind: 'no-project' }),
  says(/Only people can accept an invite/, { kind: 'people-only' }),
  (text) => {
    const what = /There is no such ([a-z ]{1,40})\. It may have been deleted/.exec(text)?.[1];
    return what === undefined ? undefined : { kind: 'not-found', what };
  },
  fromOthers,
];

function says(words: RegExp, refused: Refused): Reader {
  return (text) => (words.test(text) ? refused : undefined);
}

/** Another backend's refusal: it says that something is denied, and names a permission that is known here. */
function fromOthers(text: string): Refused | undefined {
  if (!/permission[ _-]?denied|code = 7\b|\b403\b|forbidden|not authorized|unauthorized/i.test(text)) return undefined;
  const named = new Set(text.match(/\b[a-z]+(?:\.[a-z]+)+/g));
  const permission = permissions.find((one) => named.has(one));
  return permission && { kind: 'permission-missing', permission, projectId: projectIn(text) };
}

/** The project that the text names, as in `projectid: <uuid>` or "project <uuid>". */
function projectIn(text: string): string | undefined {
  return new RegExp(`project[ _-]?(?:id)?["':= ]*(${uuidPattern})`, 'i').exec(text)?.[1]?.toLowerCase();
}

/** The first subject in the text. A name with spaces ends at the first one, unless it stands in quotes. */
function subjectIn(text: string): string | undefined {
  const quoted = /"((?:user|oidc|oidc_user|serviceaccount):[^"]+)"/.exec(text)?.[1];
  const plain = /\b(?:(?:user|oidc|oidc_user):[^\s:"',]+:|serviceaccount:)[^\s"',;)\]}]+/.exec(text)?.[0];
  return quoted ?? plain?.replace(/[:.]$/, '');
}
