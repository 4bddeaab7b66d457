/**
 * What a story outside this folder imports: everything that e2e/README.md documents, with its types, and nothing else. The
 * only barrel of the project, since it is a public face.
 */
export { addressOf, deletedProject, pages, people, type Person, projects } from './fixtures/acme.ts';
export { expectAccessible } from './fixtures/axe.ts';
export { choose } from './fixtures/choose.ts';
export { filterBy } from './fixtures/filter.ts';
export { readClipboard, refuseClipboard } from './fixtures/clipboard.ts';
export { type DownloadedFile, nextDownload } from './fixtures/download.ts';
export { expectDenied } from './fixtures/denied.ts';
export { endSession } from './fixtures/end-session.ts';
export { press, tabTo } from './fixtures/keyboard.ts';
export type { MocksState } from './fixtures/mocks-state.ts';
export { nextAnswer, type Rpc } from './fixtures/rpc.ts';
export { columnOf, expectNoRow, expectRow, type Row, rowAction, rowOf, rowsOf, selectRows } from './fixtures/table.ts';
export { chooseAccount } from './fixtures/sign-in.ts';
export { expectToast, undoToast } from './fixtures/toast.ts';
export { expect, test } from './fixtures/test.ts';
