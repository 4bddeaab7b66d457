import { useEffect, useState } from 'react';
import { isMissingChunk, reloadForNewBuild } from './new-build.ts';

/** Whether the page will reload for a file that a deploy removed; true also while that is unknown. */
export function useNewBuild(thrown: unknown): boolean {
  const [final, setFinal] = useState<unknown>();
  useEffect(() => {
    if (isMissingChunk(thrown)) void reloadForNewBuild(thrown).then((reloads) => reloads || setFinal(thrown));
  }, [thrown]);
  return isMissingChunk(thrown) && final !== thrown;
}
