import { bytesPerGib } from '#domain/rules/bill.ts';

const format = new Intl.NumberFormat('en');

/** An amount of data in the console's one unit, right for any size: "1,234.50 GiB". */
export function formatGib(bytes: bigint): string {
  return `${gibDigits(bytes)} GiB`;
}

/** The same where the unit stands elsewhere: "1,234.50", "0". Rounds to hundredths; what would then read as nothing is "<0.01". */
export function gibDigits(bytes: bigint): string {
  if (bytes === 0n) return '0';
  const hundredths = rounded(bytes, 100n);
  if (hundredths === '0.00') return bytes < 0n ? '>-0.01' : '<0.01';
  const [whole = '', rest] = hundredths.split('.');
  // A sign alone would be lost with the whole part of -0.5.
  const sign = whole.startsWith('-') ? '-' : '';
  return `${sign}${format.format(BigInt(whole.replace('-', '')))}.${rest}`;
}

/** GiB as a plain number for files, to a millionth: "1234.500000". */
export function plainGib(bytes: bigint): string {
  return rounded(bytes, 1_000_000n);
}

/** "1,234 bytes", each of them. */
export function formatBytes(bytes: bigint): string {
  return `${format.format(bytes)} ${bytes === 1n ? 'byte' : 'bytes'}`;
}

/** GiB for drawing only: near enough for a length on the screen, and never below 0. */
export function drawnGib(bytes: bigint): number {
  return bytes <= 0n ? 0 : Number(bytes) / Number(bytesPerGib);
}

/** GiB in decimal, rounded to one part of `parts` (a power of ten), a half away from zero: "-0.50". */
function rounded(bytes: bigint, parts: bigint): string {
  const size = bytes < 0n ? -bytes : bytes;
  const count = (size * parts * 2n + bytesPerGib) / (bytesPerGib * 2n);
  const decimals = String(parts).length - 1;
  const digits = String(count).padStart(decimals + 1, '0');
  const sign = bytes < 0n && count > 0n ? '-' : '';
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
