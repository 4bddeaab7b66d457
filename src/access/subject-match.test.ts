import { expect, test } from 'vitest';
import { matchWords } from './subject-match.ts';

const main = 'For the branch main of acme/web, add :ref:refs/heads/main.';

test.each([
  ['user:google:ada@acme.example', 'The person who signs in with google as ada@acme.example.'],
  ['serviceaccount:ci: main', 'The service account ci: main.'],
  ['oidc:okta:00u1', 'Whoever okta knows under the ID 00u1.'],
  ['oidc_user:github:12345', 'Whoever github knows under the ID 12345.'],
  ['oidc:github-actions:repo:acme/web:ref:refs/heads/main', 'GitHub Actions jobs of acme/web on the branch main.'],
  ['oidc:github-actions:repo:acme/web:ref:refs/heads/a:b', 'GitHub Actions jobs of acme/web on the branch a:b.'],
  ['oidc:github-actions:repo:acme/web:ref:refs/tags/v1', 'GitHub Actions jobs of acme/web for the tag v1.'],
  ['oidc:github-actions:repo:acme/web:environment:prod', 'GitHub Actions jobs of acme/web in the environment prod.'],
  ['oidc:github-actions:repo:acme/web:pull_request', 'GitHub Actions jobs of acme/web for pull requests.'],
  [
    'oidc:github-actions:repo:acme/web:job_workflow_ref:x',
    'GitHub Actions jobs of acme/web that GitHub names exactly job_workflow_ref:x.',
  ],
  ['oidc:github-actions:repo:acme/web', `No job: GitHub adds what a job runs for. ${main}`],
  [
    'oidc:github-actions:repo:acme/web:*',
    'No job: GitHub never sends an asterisk. Name one branch, tag or environment of acme/web.',
  ],
  ['oidc:github-actions:acme', 'GitHub Actions jobs that GitHub names exactly acme.'],
  ['group:admins', 'No known form: it matches only a caller that is named exactly so.'],
  ['system', 'The backend itself, not a person or a service account.'],
])('says whom %s matches', (subject, words) => expect(matchWords(subject)).toBe(words));
