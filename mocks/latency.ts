/** How long answers take, in milliseconds: between `least` and `most`. */
export interface Latency {
  readonly least: number;
  readonly most: number;
}

const longest = 60_000;

/** Reads `300` or `100-900`. */
export function parseLatency(text: string | null): Latency | undefined | { readonly problem: string } {
  if (text === null) return undefined;
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text);
  const least = Number(match?.[1]);
  const most = Number(match?.[2] ?? match?.[1]);
  if (match && least <= most && most <= longest) return { least, most };
  return {
    problem: `latency=${text}: write milliseconds, as latency=300 or latency=100-900, the smaller first; at most ${longest}, a minute.`,
  };
}

/** Waits for the latency of one answer. `random` returns 0 to 1. */
export async function wait(latency: Latency | undefined, random: () => number): Promise<void> {
  if (!latency) return;
  const milliseconds = latency.least + random() * (latency.most - latency.least);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
