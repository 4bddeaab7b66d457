/**
 * Remembers the answer for each key: a list of 100,000 role bindings names only a few thousand subjects. The answer may depend
 * on nothing else that changes, and is never `undefined`.
 */
export function onceForEach<Key extends string | number, Answer extends string | number | boolean | object>(
  answer: (key: Key) => Answer,
): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = answer(key);
    known.set(key, found);
    return found;
  };
}
