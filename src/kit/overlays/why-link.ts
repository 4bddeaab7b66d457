import { createContext, type ReactElement, type ReactNode } from 'react';

/** A link element without content; whoever shows it fills it. */
export type EmptyLink = ReactElement<{
  'aria-describedby'?: string | undefined;
  className?: string | undefined;
  children?: ReactNode;
}>;

/**
 * From the reason why something can't be used to a link that explains it, or `undefined` if there is no more to say. The kit
 * knows no address: whoever renders the page provides this.
 */
export const WhyLink = createContext<(reason: string) => EmptyLink | undefined>(() => undefined);
