/** The shared look of text-like controls: 3:1 border, focus ring, red border when invalid. No size, no padding. */
export const controlClass =
  'rounded-md border border-line-strong bg-surface-raised text-base text-text transition-colors hover:border-text-muted focus-visible:outline-offset-0 aria-invalid:border-danger disabled:border-line disabled:bg-surface-muted disabled:text-text-muted';
