import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { root } from './repository.mjs';

/**
 * What became of a command: its exit code (1 when it could not start or took too long) and what it printed.
 * @typedef {{ code: number, output: string, seconds: number }} Outcome
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a command to its end and keeps what it prints. Never rejects: a command that can't start has failed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, timeoutSeconds?: number, visible?: boolean }} [options]
 *   `visible` shows the output as it comes instead of keeping it
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { env = {}, timeoutSeconds = 600, visible = false } = {}) {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: visible ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    // Its own process group, so that a hanging runner can be killed with everything it started.
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32' && command === 'npm',
  });
  running.add(child);

  let output = '';
  const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);

  const limit = setTimeout(() => {
    output += `\n${command} took more than ${timeoutSeconds} s and was ended.\n`;
    endGroup(child, 'SIGINT');
    // A test runner gets time to end its servers; if it doesn't, the whole group is killed.
    setTimeout(() => endGroup(child, 'SIGKILL'), 10_000).unref();
  }, timeoutSeconds * 1000);

  return new Promise((resolve) => {
    const finish = (/** @type {number} */ code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      output += `${command} could not start: ${error.message}\n`;
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * Runs a script of package.json, so that a step is defined there and nowhere else.
 * @param {string} script
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runScript(script, args = [], options = {}) {
  return runNpm(['run', '--silent', script, '--', ...args], options);
}

/**
 * Runs npm: the one that runs us, when npm does.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options = {}) {
  const cli = process.env.npm_execpath ?? '';
  return basename(cli) === 'npm-cli.js' ? run(process.execPath, [cli, ...args], options) : run('npm', args, options);
}

/** Ctrl-C and a cancelled CI job also end what `run` has started, which then cleans up by itself. For scripts that run several commands. */
export function endCommandsWithUs() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      // Always SIGINT, whatever signal we got: Playwright ends its servers only for an interrupt.
      for (const child of running) endGroup(child, 'SIGINT');
      process.exit(1);
    });
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has already ended by itself.
  }
}
