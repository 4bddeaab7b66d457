/** A grey bar in place of a text that usually reads like this: as long as it, and broken over lines where it would be. */
export function TextShape({ like }: { like: string }) {
  return (
    <span
      aria-hidden="true"
      data-label={like}
      className="rounded-sm bg-line before:invisible before:content-[attr(data-label)]"
    />
  );
}
