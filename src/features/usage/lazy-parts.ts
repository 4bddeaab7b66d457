import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The parts of the page that load after its figures. */

/** The bars, with the chart library, which nothing else of the console needs. */
export const UsageChart = lazyPart(() => import('./chart/usage-chart.tsx').then((module) => module.UsageChart));

/** The tables, with all that a list needs. */
export const UsageTables = lazyPart(() => import('./usage-tables.tsx').then((module) => module.UsageTables));
