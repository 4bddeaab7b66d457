/** The look that every text-like control shares: border of 3:1, its own ring, red border when invalid. No size, no padding. */
export const controlClass =
  'rounded-md border border-line-strong bg-surface-raised text-base text-text transition-colors hover:border-text-muted focus-visible:outline-offset-0 aria-invalid:border-danger disabled:border-line disabled:bg-surface-muted disabled:text-text-muted';
