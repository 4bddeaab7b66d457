import { useEffect, useState } from 'react';
import { isMissingChunk, reloadForNewBuild } from './new-build.ts';

/** Whether the page is about to be loaded anew, for a file that a deploy took away; as long as that is not known, too. */
export function useNewBuild(thrown: unknown): boolean {
  const [final, setFinal] = useState<unknown>();
  useEffect(() => {
    if (isMissingChunk(thrown)) void reloadForNewBuild(thrown).then((reloads) => reloads || setFinal(thrown));
  }, [thrown]);
  return isMissingChunk(thrown) && final !== thrown;
}
