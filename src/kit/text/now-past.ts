import { useEffect, useState } from 'react';

/** In milliseconds: browsers take a longer timer for none. */
const longestTimer = 2_147_483_647;

/**
 * The time, kept right around these moments: the component renders again as soon as one of them is reached. Keep `moments`
 * identical across renders.
 */
export function useNowPast(moments: readonly Date[]): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const ahead = moments.map((moment) => moment.getTime()).filter((time) => time > now.getTime());
    if (ahead.length === 0) return undefined;
    const wait = Math.min(...ahead) - Date.now();
    const timer = setTimeout(() => setNow(new Date()), Math.min(Math.max(wait, 0), longestTimer));
    return () => clearTimeout(timer);
  }, [moments, now]);
  return now;
}
