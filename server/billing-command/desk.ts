import type { Host } from '#domain/host.ts';
import type { Plan } from '#domain/rules/bill.ts';

/** What the command line has, besides the words that name the command. */
export interface CommandOptions {
  readonly open?: boolean;
  readonly 'purchase-order'?: string;
  readonly discount?: string;
}

/** What a command works with. */
export interface Desk extends Pick<Host, 'store' | 'clock' | 'ids'> {
  readonly plan: Plan | null;
  /** That paths are relative to. */
  readonly folder: string;
}
