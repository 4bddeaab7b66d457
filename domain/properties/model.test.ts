import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from '#domain/properties/ask.ts';
import { createDirectHost } from '#domain/properties/direct-host.ts';
import { anyAsker, anyQuestion } from '#domain/properties/drawn-questions.ts';
import { anyWorld } from '#domain/properties/drawn-world.ts';
import { answerTo, rpcs } from '#domain/properties/model-answers.ts';
import { patience, runs } from '#domain/properties/runs.ts';

const questionsOfWorld = 25;
const anyQuestions = fc.array(fc.tuple(anyAsker, anyQuestion), {
  minLength: questionsOfWorld,
  maxLength: questionsOfWorld,
});

describe('the services and the model', () => {
  it(
    'say the same of who may do what',
    async () => {
      const heard = new Set<string>();
      await fc.assert(
        fc.asyncProperty(anyWorld, anyQuestions, async (world, questions) => {
          const disagreements: unknown[] = [];
          let host = createDirectHost(world);
          for (const [{ who, signature }, question] of questions) {
            const expected = answerTo(world, who, question);
            const answer = await ask(host.as(signature, question.project), question);
            if (String(answer) !== String(expected)) disagreements.push({ who, question, expected, answer, world });
            heard.add(`${question.rpc} ${typeof answer === 'string' ? answer : answer.length}`);
            // Every question is about the world as it was drawn.
            if (host.world() !== world) host = createDirectHost(world);
          }
          expect(disagreements).toEqual([]);
        }),
        runs(14_000, questionsOfWorld),
      );
      // Nothing is agreed on because it never came up.
      const open = ['CanI', 'GetOwnAccess', 'GetProjects', 'GetOrganizations'];
      const answering = [...open, 'ListPeople', 'GetOrganizationUsers'];
      expect(rpcs.filter((rpc) => !heard.has(`${rpc} may`))).toEqual(answering);
      expect(rpcs.filter((rpc) => !heard.has(`${rpc} PermissionDenied`))).toEqual(open);
      expect([...heard]).toEqual(expect.arrayContaining(['ListPeople 3', 'GetOrganizationUsers 2']));
      expect([...heard]).toEqual(
        expect.arrayContaining(['GetOwnAccess 0', 'GetOwnAccess 38', 'GetOwnAccess NotFound']),
      );
      expect([...heard]).toEqual(
        expect.arrayContaining(['CanI yes', 'CanI no', 'GetProjects 3', 'GetOrganizations 2']),
      );
    },
    patience,
  );
});
