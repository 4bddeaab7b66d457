import type { KeyValues } from '#mocks/key-values.ts';

/** A time that the page uses as now: fixed, or running on from there. */
export interface Clock {
  readonly at: Date;
  readonly isFixed: boolean;
}

const key = 'mock-clock-started';

/** Reads `2026-03-01T12:00:00Z`, or `2026-03-01T12:00:00Z,fixed` for a fixed clock. */
export function parseClock(text: string | null): Clock | undefined | { readonly problem: string } {
  if (text === null) return undefined;
  const [iso = '', mode, ...rest] = text.split(',');
  const at = new Date(iso);
  const isWellFormed = isMoment.test(iso) && (mode === undefined || mode === 'fixed') && rest.length === 0;
  const isRight = isWellFormed && isDay(iso.slice(0, 10)) && isTold(at);
  if (isRight) return { at, isFixed: mode === 'fixed' };
  return {
    problem: `clock=${text}: write a moment in UTC of the years 1970 to 9998, as clock=2026-03-01T12:00:00Z; add ",fixed" for a clock that stands still.`,
  };
}

/** The Z is required: without it, the time would depend on the time zone. */
const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;

/** The seed world's dates lie around this time, and messages can only hold the years 1 to 9999. */
function isTold(at: Date): boolean {
  return at.getUTCFullYear() >= 1970 && at.getUTCFullYear() <= 9998;
}

/** `Date` accepts February 31 as March 3. */
function isDay(day: string): boolean {
  const start = new Date(day);
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(day);
}

/** Makes `Date` use this clock, for the domain and the console. Timers run as usual. */
export function setClock({ at, isFixed }: Clock, storage: KeyValues): void {
  const RealDate = Date;
  const started = Number(storage.getItem(key) ?? RealDate.now());
  storage.setItem(key, String(started));
  const now = () => at.getTime() + (isFixed ? 0 : RealDate.now() - started);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

/** Makes the next clock start from its own time. */
export function forgetClock(storage: KeyValues): void {
  storage.removeItem(key);
}
