import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { startLiveServer, untilReady } from './live-server.mjs';

/**
 * @typedef {{ folder: string, port: number, grpcPort: number }} Place
 */

/**
 * The median of how long the server takes from its start until it answers, in seconds. The database must exist.
 * @param {Place} place
 */
export async function medianStart(place, times = 5) {
  /** @type {number[]} */
  const seconds = [];
  for (let time = 0; time < times; time += 1) {
    const started = performance.now();
    const server = startLiveServer(place);
    await untilReady(server, place.port);
    seconds.push((performance.now() - started) / 1000);
    await server.stop();
  }
  return seconds.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}

/**
 * The resident memory of a server that nobody uses, ten seconds after its start, in bytes.
 * @param {Place} place
 */
export async function idleMemory(place) {
  const server = startLiveServer(place);
  await untilReady(server, place.port);
  await wait(10_000);
  const bytes = residentBytes(server.process.pid ?? 0);
  await server.stop();
  return bytes;
}

/** @param {number} pid */
function residentBytes(pid) {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) * 1024;
}
