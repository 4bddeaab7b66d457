import { parseSubject } from '#domain/rules/subject.ts';

/** Whom a role binding with this subject is for, in words: subjects are compared letter by letter, without wildcards. */
export function matchWords(subject: string): string {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'serviceaccount') return `The service account ${parsed.name}.`;
  if (parsed.kind === 'system') return 'The backend itself, not a person or a service account.';
  if (parsed.kind === 'raw') return 'No known form: it matches only a caller that is named exactly so.';
  const { provider, id } = parsed;
  if (provider === 'github-actions') return githubWords(id);
  if (subject.startsWith('user:')) return `The person who signs in with ${provider} as ${id}.`;
  return `Whoever ${provider} knows under the ID ${id}.`;
}

/** GitHub names the job's repository and what it runs for: `repo:acme/web:ref:refs/heads/main`. */
function githubWords(id: string): string {
  const [, repository, context] = /^repo:([^:]+)(?::(.+))?$/.exec(id) ?? [];
  if (repository === undefined) return `GitHub Actions jobs that GitHub names exactly ${id}.`;
  if (context === undefined) {
    return `No job: GitHub adds what a job runs for. For the branch main of ${repository}, add :ref:refs/heads/main.`;
  }
  if (id.includes('*'))
    return `No job: GitHub never sends an asterisk. Name one branch, tag or environment of ${repository}.`;
  return `GitHub Actions jobs of ${repository} ${contextWords(context)}.`;
}

function contextWords(context: string): string {
  const [, kind, name] = /^(ref:refs\/heads\/|ref:refs\/tags\/|environment:)(.+)$/.exec(context) ?? [];
  if (context === 'pull_request') return 'for pull requests';
  if (kind === 'environment:') return `in the environment ${name}`;
  if (kind === 'ref:refs/heads/') return `on the branch ${name}`;
  if (kind === 'ref:refs/tags/') return `for the tag ${name}`;
  return `that GitHub names exactly ${context}`;
}
