import Pdf from 'pdfkit';
import { printable, typeface } from '#server/invoices/typeface.ts';

/** The printed part of an A4 page, in points. */
export const page = { left: 56, right: 539, top: 56, bottom: 790 };

const grey = '#5b6472';
const usualSize = 10;

/** A text at its place in a row. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly size?: number;
  readonly isGrey?: boolean;
  /** A number ends at the right of its cell, in one line: one that is too long is smaller. */
  readonly isNumber?: boolean;
}

/** A PDF that is written row by row, from top to bottom, on as many pages as it needs. */
export interface Paper {
  /** Writes a row that is as high as its highest cell, and never in two parts. `heading` begins the page that it opens. */
  row(cells: readonly Cell[], heading?: () => void): void;
  /** Opens a new page if less than this height is left. */
  room(height: number, heading?: () => void): void;
  rule(): void;
  space(): void;
  /** Nothing can be written after it. */
  bytes(): Promise<Buffer>;
}

/** Opens one. `madeAt` is the only time in it, so that the same rows become the same bytes. */
export function createPaper(title: string, madeAt: Date): Paper {
  const document = new Pdf({
    size: 'A4',
    margins: { top: page.top, bottom: 40, left: page.left, right: 56 },
    lang: 'en',
    info: { Title: title, CreationDate: madeAt, ModDate: madeAt },
  });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.registerFont('text', typeface).font('text');
  let y = page.top;

  const room: Paper['room'] = (height, heading) => {
    if (y + height <= page.bottom) return;
    document.addPage();
    y = page.top;
    heading?.();
  };

  return {
    room,
    row(cells, heading) {
      const height = Math.max(...cells.map((cell) => heightOf(document, cell)));
      room(height, heading);
      for (const cell of cells) write(document, cell, y);
      y += height + 4;
    },
    rule() {
      document.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.5).strokeColor(grey).stroke();
      y += 6;
    },
    space() {
      y += 16;
    },
    async bytes() {
      document.end();
      await ended;
      return Buffer.concat(pieces);
    },
  };
}

function heightOf(document: PDFKit.PDFDocument, { text, width, size = usualSize, isNumber }: Cell): number {
  document.fontSize(size);
  return isNumber ? document.currentLineHeight() : document.heightOfString(printable(text), { width });
}

function write(document: PDFKit.PDFDocument, cell: Cell, y: number): void {
  const { text, x, width, size = usualSize, isGrey, isNumber } = cell;
  document.fontSize(size).fillColor(isGrey ? grey : 'black');
  if (isNumber) writeNumber(document, cell, y);
  else document.text(printable(text), x, y, { width });
}

function writeNumber(document: PDFKit.PDFDocument, { text, x, width, size = usualSize }: Cell, y: number): void {
  const wanted = document.widthOfString(text);
  const fitting = Math.min(1, width / wanted);
  document.fontSize(size * fitting);
  // Its foot is on the line of its neighbours, however small it is.
  document.text(text, x + width - wanted * fitting, y + size * (1 - fitting), { lineBreak: false });
}
