import { ConnectError } from '@connectrpc/connect';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followRefusals } from '#src/api/follow-refusals.ts';
import { createQueryClient } from '#src/api/query-client.ts';
import { isMissingChunk, keepMissingPartsFromRouter } from '#src/kit/loading/new-build.ts';
import { forgetLeftPage } from './forget-left-page.ts';
import { createAppRouter } from './router.tsx';
import { tellScrollbarWidth } from './scrollbar-width.ts';
import '#src/styles/app.css';

async function start(): Promise<void> {
  if (import.meta.env.MODE === 'mocks') {
    const { startMocks } = await import('#mocks/start.ts');
    await startMocks();
  }
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');

  forgetLeftPage();
  keepMissingPartsFromRouter();
  tellScrollbarWidth();
  const queryClient = createQueryClient();
  followRefusals(queryClient);
  createRoot(root, { onCaughtError: reportBug }).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={createAppRouter(queryClient)} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** Pages show refusals of the backend and files that a deploy removed; anything else is a bug. */
function reportBug(error: unknown): void {
  if (!(error instanceof ConnectError) && !isMissingChunk(error)) reportError(error);
}

void start();
