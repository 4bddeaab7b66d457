export type ToastOptions = { undo?: (() => void) | undefined; failed?: boolean | undefined };

/** A toast that was asked for, on its way from `toast()` to what shows it. */
export type Said = ToastOptions & { readonly id: string; readonly message: string };
