export { DailyTotals } from './daily/daily-totals.tsx';
export { ProjectTotals } from './totals/project-totals.tsx';
