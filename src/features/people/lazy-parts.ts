import { lazyPart } from '#src/kit/loading/lazy-part.tsx';

/** The dialog of both pages; its code loads shortly before it is needed. */
export const RemoveAccessDialog = lazyPart(() =>
  import('./remove/remove-access-dialog.tsx').then((module) => module.RemoveAccessDialog),
);

/** What a person's page works out from many lists: it comes after their roles. */
export const WhatTheyCanDo = lazyPart(() =>
  import('./person/what-they-can-do.tsx').then((module) => module.WhatTheyCanDo),
);

export const WhatTheyMade = lazyPart(() => import('./made/what-they-made.tsx').then((module) => module.WhatTheyMade));

/** The roles of the page's subject; the page itself shows before. */
export const SubjectBindings = lazyPart(() =>
  import('#src/flows/subject-bindings/subject-bindings.tsx').then((module) => module.SubjectBindings),
);
