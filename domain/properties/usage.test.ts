import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeMonths } from '#domain/billing/close-months.ts';
import { patience, runs } from '#domain/properties/runs.ts';
import { billFor, bytesPerGib, type Plan } from '#domain/rules/bill.ts';
import { utcDay, utcMonth } from '#domain/rules/utc-calendar.ts';
import { organizations, projects } from '#domain/testing/test-records.ts';
import { createTestWorld, startOfTests } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const plan: Plan = { currency: 'jpy', unitAmount: 7, includedGib: 2n };
const hour = 3_600_000;

/** What happens one after the other: time passes, and then something is received, or a project renamed or deleted. */
const anyEvents = fc.array(
  fc.record({
    hours: fc.nat(300),
    project: fc.constantFrom<'alpha' | 'beta' | 'gamma'>('alpha', 'beta', 'gamma'),
    bytes: fc.oneof(fc.bigInt({ min: 0n, max: 8n * bytesPerGib }), fc.bigInt({ min: 0n, max: 2n ** 58n })),
    what: fc.oneof({ weight: 8, arbitrary: fc.constant('receive') }, fc.constantFrom('rename', 'delete', 'close')),
  }),
  { maxLength: 25 },
);

it(
  'each month is billed once for exactly what was received in it, whatever becomes of the projects',
  () =>
    fc.assert(
      fc.asyncProperty(anyEvents, async (events) => {
        const world = await createTestWorld(
          (before) => ({ ...before, closedMonths: [{ month: '2026-02', closedAt: startOfTests }] }),
          (host) => ({ ...host, plan }),
        );
        const { billing, ledger, projects: tree } = world.as('owner');
        const received = new Map<string, bigint>();
        const gone = new Set<string>();
        for (const { hours, project, bytes, what } of events) {
          world.pass(hours * hour);
          const projectId = projects[project];
          const isOwn = project !== 'gamma' && !gone.has(project);
          if (what === 'close') await closeMonths(world.host);
          if (what === 'rename' && isOwn) await tree.updateProject({ id: projectId, name: `${project} ${bytes}` });
          if (what === 'delete' && isOwn) {
            await tree.deleteProject({ id: projectId });
            gone.add(project);
          }
          if (what !== 'receive') continue;
          await world.store.addUsage([{ projectId, day: utcDay(world.now()), bytes, samples: 1n }]);
          const month = utcMonth(world.now());
          if (project !== 'gamma') received.set(month, (received.get(month) ?? 0n) + bytes);
        }
        const current = await billing.getCurrentUsage({ organizationId });
        expect(current.currentUsage?.totalUsage).toBe(received.get(utcMonth(world.now())) ?? 0n);

        world.pass(40 * 24 * hour);
        await closeMonths(world.host);
        const { invoices } = await billing.getInvoices({ organizationId });
        const expected = [...received]
          .map(([month, bytes]) => ({ month, amountDue: billFor(bytes, plan).amountDue }))
          .filter(({ amountDue }) => amountDue > 0n);
        expect(invoices.map(({ exactAmountDue }) => exactAmountDue)).toEqual(
          expected.map(({ amountDue }) => amountDue).toReversed(),
        );
        for (const { month, lines } of await world.store.billing.invoicesOf(organizationId)) {
          expect(lines.reduce((sum, { bytes }) => sum + bytes, 0n)).toBe(received.get(month));
          const { usage } = await ledger.getUsage({ organizationId, month });
          expect(usage?.totalUsage).toBe(received.get(month));
          const parts = usage?.metrics.flatMap(({ projectUsage }) => projectUsage.map(({ bytes }) => bytes)) ?? [];
          expect(parts.reduce((sum, bytes) => sum + bytes, 0n)).toBe(received.get(month));
        }
      }),
      runs(150),
    ),
  patience,
);
