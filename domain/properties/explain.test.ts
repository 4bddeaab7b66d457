import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from '#domain/properties/ask.ts';
import { createDirectHost } from '#domain/properties/direct-host.ts';
import { anyAsker } from '#domain/properties/drawn-questions.ts';
import { anyWorld } from '#domain/properties/drawn-world.ts';
import { anyPermission, anyPlace, askedOf, factsOf } from '#domain/properties/explain-facts.ts';
import { anyHidden, hiding } from '#domain/properties/explain-hidden.ts';
import type { Question } from '#domain/properties/model-rulings.ts';
import { patience, runs } from '#domain/properties/runs.ts';
import { why } from '#domain/rules/explain/why.ts';
import type { World } from '#domain/store/world.ts';

const questionsOfWorld = 25;
const rpcs = ['CanI', 'CanI', 'WriteRaw', 'ShouldInitiateUpload'] as const;
const onEdge = { WriteRaw: 'profile.write', ShouldInitiateUpload: 'debuginfo.write' } as const;

const anyCase = fc.record({
  asker: anyAsker,
  rpc: fc.constantFrom(...rpcs),
  place: anyPlace,
  permission: anyPermission,
});
const cases = { minLength: questionsOfWorld, maxLength: questionsOfWorld };

describe('the evaluator and the backend', () => {
  it(
    'say the same of who may do what, in CanI and on the edge',
    async () => {
      const heard = new Set<string>();
      await fc.assert(
        fc.asyncProperty(anyWorld, fc.array(anyCase, cases), async (world, drawn) => {
          const host = createDirectHost(world);
          const facts = remembered((id: string) => factsOf(world, id));
          const disagreements: unknown[] = [];
          for (const { asker, rpc, place, permission: any } of drawn) {
            if (asker.who === 'nobody') continue;
            const permission = rpc === 'CanI' ? any : onEdge[rpc];
            const { organizationId, projectId } = rpc === 'CanI' ? place : ofEdge(world, place);
            if (rpc !== 'CanI' && projectId === null) continue;
            const said = why(facts(organizationId), { who: askedOf(asker.who), permission, projectId });
            const question = { ...nothing, rpc, organization: organizationId, project: projectId, permission };
            const answer = await ask(host.as(asker.signature, projectId), question);
            const isYes = answer === 'yes' || answer === 'may';
            if (!said.isComplete || (said.answer === 'yes') !== isYes) {
              disagreements.push({ asker, rpc, permission, projectId, said, answer, world });
            }
            heard.add(said.answer === 'no' ? said.cause.kind : `${rpc} ${said.answer}`);
          }
          expect(disagreements).toEqual([]);
        }),
        runs(10_000, questionsOfWorld),
      );
      // Nothing is agreed on because it never came up.
      const causes = ['account-missing', 'gone', 'no-binding', 'other-projects', 'role-lacks', 'token-limited'];
      const yes = ['CanI yes', 'ShouldInitiateUpload yes', 'WriteRaw yes'];
      expect([...heard].toSorted()).toEqual([...yes, ...causes].toSorted());
    },
    patience,
  );

  it(
    'never disagree where lists are missing: a no is sure, and a complete yes, too',
    async () => {
      const heard = { yes: 0, no: 0, unknown: 0 };
      await fc.assert(
        fc.asyncProperty(anyWorld, anyHidden, fc.array(anyCase, cases), async (world, hidden, drawn) => {
          const host = createDirectHost(world);
          const facts = remembered((id: string) => hiding(factsOf(world, id), hidden));
          const disagreements: unknown[] = [];
          for (const { asker, place, permission } of drawn) {
            if (asker.who === 'nobody') continue;
            const { organizationId, projectId } = place;
            const said = why(facts(organizationId), { who: askedOf(asker.who), permission, projectId });
            const question = { ...nothing, organization: organizationId, project: projectId, permission };
            const isYes = (await ask(host.as(asker.signature), question)) === 'yes';
            const isWrong = said.answer === 'no' ? isYes : said.answer === 'yes' && said.isComplete && !isYes;
            const isMute = said.answer === 'unknown' && said.missing.length === 0;
            if (isWrong || isMute) disagreements.push({ asker, permission, place, said, hidden, world });
            heard[said.answer] += 1;
          }
          expect(disagreements).toEqual([]);
        }),
        runs(10_000, questionsOfWorld),
      );
      expect(Object.entries(heard).filter(([, count]) => count < 100)).toEqual([]);
    },
    patience,
  );
});

const nothing: Question = {
  rpc: 'CanI',
  organization: '',
  project: null,
  id: '',
  accountId: '',
  role: '',
  roleId: '',
  subject: '',
  permission: '',
  permissions: [],
};

/** The edge is told a project alone, and looks in the organization that has it. */
function ofEdge(
  { projects }: World,
  { organizationId, projectId }: { readonly organizationId: string; readonly projectId: string | null },
) {
  const project = projects.find(({ id }) => id === projectId);
  return { organizationId: project?.organizationId ?? organizationId, projectId };
}

function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const told = known.get(text) ?? answer(text);
    known.set(text, told);
    return told;
  };
}
