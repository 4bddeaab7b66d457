/**
 * A glyph as TrueType stores it. fontkit, which pdfkit embeds fonts with, can read WOFF2 but not write what it read: it copies
 * the packed bytes. So glyphs are written anew, from their outlines.
 */

/** One step of an outline, in the font's units. */
export interface OutlineCommand {
  readonly command: string;
  readonly args: readonly number[];
}

interface Point {
  readonly x: number;
  readonly y: number;
  /** 1: the outline goes through it; 0: it bends the outline. */
  readonly on: 0 | 1;
}

/** The bytes of a glyph; none for one without an outline. Throws for a step that TrueType doesn't have. */
export function glyphBytes(commands: readonly OutlineCommand[]): Uint8Array {
  const points: Point[] = [];
  const ends: number[] = [];
  for (const { command, args } of commands) {
    if (command === 'closePath') ends.push(points.length - 1);
    else points.push(...pointsOf(command, args));
  }
  if (points.length === 0) return new Uint8Array(0);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const bytes = Buffer.concat([
    int16s([ends.length, ...box, ...ends, 0]),
    Buffer.from(points.map(({ on }) => on)),
    int16s(steps(xs)),
    int16s(steps(ys)),
  ]);
  // The next glyph begins at a multiple of four.
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function pointsOf(command: string, args: readonly number[]): Point[] {
  const [x = 0, y = 0, endX = 0, endY = 0] = args.map(Math.round);
  if (command === 'moveTo' || command === 'lineTo') return [{ x, y, on: 1 }];
  if (command === 'quadraticCurveTo') {
    return [
      { x, y, on: 0 },
      { x: endX, y: endY, on: 1 },
    ];
  }
  throw new Error(`The outline of a glyph has a ${command}, which TrueType doesn't have.`);
}

/** From each number to the next one. */
function steps(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

function int16s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeInt16BE(value, index * 2));
  return bytes;
}
