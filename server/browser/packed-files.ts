import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const worthPacking = /\.(css|js|json|svg|txt|webmanifest)$/;
const smallest = 1024; // bytes

/** Writes a packed copy beside each text of the built console, by Brotli (`.br`) and gzip (`.gz`), once instead of at each request. */
export function packFiles(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!worthPacking.test(name)) continue;
    const body = readFileSync(join(folder, name));
    if (body.length < smallest) continue;
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(body));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(body, { level: 9 }));
  }
}
