import { addUp } from '#domain/rules/add-up.ts';
import {
  keyedAccount,
  keyedMonth,
  keyedOpenMonth,
  keyedUsage,
  type StagedTables,
  type TableViews,
  unkeyed,
} from '#domain/store/memory-tables.ts';
import type { StoreReader, StoreTransaction } from '#domain/store/store.ts';

/** Usage, billing accounts and invoices in memory. */
export function ledgerReader(views: TableViews): Pick<StoreReader, 'usage' | 'billing'> {
  const { billingAccounts, invoices } = views;
  const accountsOf = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => billingAccounts.byId(id) ?? []).map(unkeyed);
  const inDays = (organizationId: string, first: string, last: string) => {
    const projects = [
      ...views.projects.of('organization', organizationId),
      ...views.removedProjects.of('organization', organizationId),
    ];
    return projects
      .flatMap(({ id, name: projectName }) =>
        views.usage.of('project', id).map((row) => Object.assign(unkeyed(row), { projectName })),
      )
      .filter(({ day }) => first <= day && day <= last)
      .toSorted((a, b) => inOrder(a.day, b.day) || inOrder(a.projectId, b.projectId));
  };
  return {
    usage: {
      inDays: async (...asked) => inDays(...asked),
      async byProject(...asked) {
        const lines = inDays(...asked).map(({ day: _day, ...line }) => line);
        return addUp(lines, ({ projectId }) => projectId);
      },
      totalBytes: async (...asked) => inDays(...asked).reduce((total, { bytes }) => total + bytes, 0n),
    },
    billing: {
      accountOf: async (organizationId) => accountsOf([organizationId])[0],
      accountsOf: async (organizationIds) => accountsOf(organizationIds),
      async invoicesOf(organizationId) {
        return invoices.of('organization', organizationId).toSorted((a, b) => inOrder(b.month, a.month));
      },
      invoiceOfMonth: async (organizationId, month) => invoices.of('month', organizationId, month)[0],
      invoiceByNumber: async (number) => invoices.of('number', number)[0],
      async allInvoices() {
        const sorted = invoices.of('all').toSorted((a, b) => inOrder(a.month, b.month) || byNumber(a.number, b.number));
        return sorted.map(({ number, organizationId, organizationName, month, status, currency, amountDue }) => {
          return { number, organizationId, organizationName, month, status, currency, amountDue };
        });
      },
      async highestNumber(prefix) {
        const numbers = invoices.of('all').map(({ number }) => number);
        return numbers
          .filter((number) => number.startsWith(prefix))
          .toSorted(byNumber)
          .at(-1);
      },
      async lastClosed() {
        const last = views.closedMonths.of('all').at(-1);
        return last && unkeyed(last);
      },
      openMonths: async () => views.openMonths.of('all').map(unkeyed),
    },
  };
}

/** The same for one transaction. */
export function ledgerWriter(staged: StagedTables): Pick<StoreTransaction, 'usage' | 'billing'> {
  const { organizations, projects, removedProjects, usage, billingAccounts, invoices, closedMonths, openMonths } =
    staged;
  const read = ledgerReader(staged);
  return {
    usage: {
      ...read.usage,
      async add(rows) {
        for (const row of rows) {
          if (!projects.byId(row.projectId) && !removedProjects.byId(row.projectId)) continue;
          const keyed = keyedUsage(row);
          const before = usage.byId(keyed.id);
          const [bytes, samples] = [row.bytes + (before?.bytes ?? 0n), row.samples + (before?.samples ?? 0n)];
          usage.save({ ...keyed, bytes, samples });
        }
      },
    },
    billing: {
      ...read.billing,
      saveAccount: async (account) => billingAccounts.save(keyedAccount(account)),
      addInvoice: async (row) => invoices.add(row),
      updateInvoice: async (row) => invoices.save(row),
      addClosedMonth: async (closed) => closedMonths.add(keyedMonth(closed)),
      async addOpenMonth(open) {
        if (organizations.byId(open.organizationId)) openMonths.save(keyedOpenMonth(open));
      },
      removeOpenMonth: async (open) => openMonths.remove(keyedOpenMonth(open).id),
    },
  };
}

/** Keeps the name of a project that is about to go, for what it received. */
export function keepLastName({ projects, removedProjects }: StagedTables, id: string): void {
  const project = projects.byId(id);
  if (project) removedProjects.save(project);
}

/** The tenthousandth invoice of a month comes after the one before. */
function byNumber(a: string, b: string): number {
  return a.length - b.length || inOrder(a, b);
}

function inOrder(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
