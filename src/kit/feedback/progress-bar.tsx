/** How far long work is. Name it by a label for `id`, or by `label`. */
export function ProgressBar({ id, label, value, max }: { id?: string; label?: string; value: number; max: number }) {
  return (
    <progress
      id={id}
      aria-label={label}
      value={value}
      max={max}
      className="h-2 w-full appearance-none overflow-hidden rounded-full bg-line forced-colors:appearance-auto [&::-moz-progress-bar]:bg-accent-fill [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent-fill"
    />
  );
}
