import type { ReactNode } from 'react';

/** How deleted items are recreated. */
export interface Undo<Item> {
  /** Recreates an item, and returns its new key. Throws if it is refused; if it exists already, that is no error for the caller. */
  readonly remake: (item: Item) => Promise<string>;
  /** Whether the backend would recreate this one as it was: not a role binding whose project is deleted. */
  readonly isPossible: (item: Item) => boolean;
}

/** What is done to the items, in the words of titles, buttons and toasts. */
export interface Verb {
  readonly act: string;
  readonly acting: string;
  readonly acted: string;
  /** The button's label, if not the act and its object: "Revoke anyway", for what is in use. */
  readonly button?: string | undefined;
  /** The other button's label, if not "Cancel", which would be read as the act itself: "Keep subscription". */
  readonly keep?: string | undefined;
  /** Whether the person can take it back themself at any time, as a switch: then no words warn of it. */
  readonly isReversible?: boolean | undefined;
}

export const toDelete: Verb = { act: 'Delete', acting: 'Deleting', acted: 'deleted' };

/** Describes a deletion of one or several items of a kind, for the dialog, the run, the toast and Undo. */
export interface Deletion<Item> {
  /** What an item is, in the singular: "role binding". */
  readonly noun: string;
  /** The words before the name of a single item, if not the noun: "role binding of". */
  readonly nounOfOne?: string | undefined;
  /** If not "delete": an invite isn't gone once it is ended. */
  readonly verb?: Verb | undefined;
  readonly items: readonly Item[];
  /** The name of an item: "ci-main", "ci-main: Viewer in project Checkout". */
  readonly nameOf: (item: Item) => string;
  /** Deletes an item. Throws if it is refused. */
  readonly remove: (item: Item) => Promise<void>;
  /** Reloads the lists. If that fails, removes the items that are known to be gone from them. */
  readonly refresh: (gone: ReadonlySet<Item>) => Promise<void>;
  /** Items to delete after all others: they give the right to delete the others. */
  readonly isLast?: ((item: Item) => boolean) | undefined;
  /** How many items the list shows: a person who deletes all of them must type the number. */
  readonly listed?: number | undefined;
  /** Makes the person type the item's name, or the number of several: something in use can't be recreated. */
  readonly typesName?: boolean | undefined;
  /** Why the backend will refuse for certain, and what to do first. Shown instead of the losses and the delete button. */
  readonly refusal?: ReactNode;
  /** Omitted if nothing can be recreated: then the dialog says so. */
  readonly undo?: Undo<Item> | undefined;
}

/** The result for each item, over all runs so far. */
export interface Deleted<Item> {
  readonly gone: ReadonlySet<Item>;
  /** Of these, the ones that somebody else had already deleted. */
  readonly alreadyGone: ReadonlySet<Item>;
  /** Items whose answer was lost: they may or may not be deleted. */
  readonly unclear: ReadonlySet<Item>;
}

/** The largest number of deletions that can be undone at once. */
export const mostUndone = 50;
