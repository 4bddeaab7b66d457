import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The parts of the page that load after its figures. */

/** The bars, with the chart library, which nothing else of the console needs. */
export const UsageChart = lazyPart(() => import('./chart/usage-chart.tsx').then((module) => module.UsageChart));

/** The tables, with all that a list needs: one file for both. */
export const ProjectTotals = lazyPart(() => import('./usage-tables.ts').then((module) => module.ProjectTotals));
export const DailyTotals = lazyPart(() => import('./usage-tables.ts').then((module) => module.DailyTotals));
