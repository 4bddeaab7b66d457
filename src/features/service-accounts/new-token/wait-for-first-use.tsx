import { useEffect, useRef, useState } from 'react';
import { FirstUse } from '#src/flows/first-use/first-use.tsx';
import type { WatchedToken } from '#src/flows/first-use/use-first-use.ts';
import { Button } from '#src/kit/controls/button.tsx';

/** Offers to wait until a new token is used, and then says what is seen of it. */
export function WaitForFirstUse(token: WatchedToken) {
  const [isWaiting, setIsWaiting] = useState(false);
  return (
    <section aria-labelledby="see-it-work" className="grid min-w-0 justify-items-start gap-3">
      <h3 id="see-it-work" className="text-lg font-semibold">
        See it work
      </h3>
      {isWaiting ? (
        <Waiting {...token} />
      ) : (
        <>
          <p className="text-text-muted">
            Once the client runs, you can see here whether it uses the token as it should.
          </p>
          <Button onClick={() => setIsWaiting(true)}>Wait for the first use</Button>
        </>
      )}
    </section>
  );
}

/** Takes the focus of the button that is gone, and is scrolled into view. */
function Waiting(token: WatchedToken) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="w-full rounded-lg">
      <FirstUse {...token} />
    </div>
  );
}
