import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The bars, with the chart library, which nothing else of the console needs. */
export const UsageChart = lazyPart(() => import('./chart/usage-chart.tsx').then((module) => module.UsageChart));
