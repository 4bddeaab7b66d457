export type ToastOptions = { undo?: (() => void) | undefined; failed?: boolean | undefined };

/** A toast on its way from `toast()` to the component that shows it. */
export type Said = ToastOptions & { readonly id: string; readonly message: string };
