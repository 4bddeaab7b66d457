/** How deleted things are made anew. */
export interface Undo<Item> {
  /** Makes one anew. Throws a refusal; that it exists already is none. */
  readonly remake: (item: Item) => Promise<void>;
  /** Whether the backend would make this one as it was: it refuses a role binding whose project is gone. */
  readonly isPossible: (item: Item) => boolean;
}

/** What a page says to delete one thing or many of a kind. The dialog, the run, the toast and Undo follow from it. */
export interface Deletion<Item> {
  /** What one of them is, to count them: "role binding". */
  readonly noun: string;
  /** What stands before the name of a single one, unless it is the noun: "role binding of". */
  readonly nounOfOne?: string | undefined;
  readonly items: readonly Item[];
  /** What one is called: "ci-main", "ci-main: Viewer in project Checkout". */
  readonly nameOf: (item: Item) => string;
  /** Deletes one of them. Throws a refusal. */
  readonly remove: (item: Item) => Promise<void>;
  /** Reads the lists anew, and takes out what is known to be gone where they can't be read. */
  readonly refresh: (gone: ReadonlySet<Item>) => Promise<void>;
  /** The ones that go when all others are gone: without them the person may no longer delete the others. */
  readonly isLast?: ((item: Item) => boolean) | undefined;
  /** How many the list shows: whoever deletes all of them types the number. */
  readonly listed?: number | undefined;
  /** Ask for the name of the one to be typed, because it can't be remade. */
  readonly typesName?: boolean | undefined;
  /** Why the backend will certainly refuse. Shown in place of the button that deletes. */
  readonly refusal?: string | undefined;
  /** Left out where nothing can be made anew: the dialog says so. */
  readonly undo?: Undo<Item> | undefined;
}

/** What has become of the items in all runs so far. */
export interface Deleted<Item> {
  readonly gone: ReadonlySet<Item>;
  /** Of these, the ones that somebody else had deleted. */
  readonly alreadyGone: ReadonlySet<Item>;
  /** The ones whose answer was lost: nobody knows whether they are gone. */
  readonly unclear: ReadonlySet<Item>;
}

/** How many deletions can be undone at once. */
export const mostUndone = 50;
