import { readFileSync } from 'node:fs';
/**
 * Loads one server, and counts. Written over sockets and HTTP/2 streams, because a client library would cost more than what
 * is measured.
 */
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';

/** How many calls are under way at once. */
const parallel = 16;

/**
 * A server under load.
 * @typedef {object} Load
 * @property {number} pid of the process that answers
 * @property {() => number} answered how many calls have been answered so far
 * @property {() => void} resume
 * @property {() => void} pause lets the calls under way end and starts no more
 * @property {() => void} end
 */

/**
 * Repeats an HTTP/1.1 request on connections that stay open. All answers of one server have the same length, so they are
 * counted by their bytes. Throws if the first one is not 200.
 * @param {{ pid: number, port: number, path: string, headers: Record<string, string>, body: string }} target
 * @returns {Promise<Load>}
 */
export async function loadHttp({ pid, port, path, headers, body }) {
  const lines = Object.entries({ host: `localhost:${port}`, 'content-length': String(body.length), ...headers });
  const request = Buffer.from(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  );
  const length = await lengthOfAnswer(port, request);
  let running = false;
  let bytes = 0;
  const sockets = Array.from({ length: parallel }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let mine = 0;
    let waiting = true;
    const next = () => {
      waiting = !running;
      if (running) socket.write(request);
    };
    socket.on('data', (piece) => {
      mine += piece.length;
      bytes += piece.length;
      if (mine % length === 0) next();
    });
    return { start: () => waiting && next(), end: () => socket.destroy() };
  });
  return {
    pid,
    answered: () => Math.floor(bytes / length),
    resume() {
      running = true;
      for (const socket of sockets) socket.start();
    },
    pause() {
      running = false;
    },
    end() {
      for (const socket of sockets) socket.end();
    },
  };
}

/**
 * @param {number} port
 * @param {Buffer} request
 * @returns {Promise<number>}
 */
function lengthOfAnswer(port, request) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let answer = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('data', (piece) => {
      answer = Buffer.concat([answer, piece]);
      const text = answer.toString('latin1');
      if (!isWhole(text)) return;
      socket.destroy();
      if (text.startsWith('HTTP/1.1 200 ')) resolve(answer.length);
      else reject(new Error(`not answered with 200: ${text}`));
    });
  });
}

/** @param {string} text of an HTTP answer so far */
function isWhole(text) {
  const head = text.indexOf('\r\n\r\n');
  if (head === -1) return false;
  const length = /content-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= head + 4 + Number(length);
}

/**
 * Repeats a unary gRPC call on one connection. Throws if the first one fails.
 * @param {{ pid: number, port: number, path: string, headers: Record<string, string>, message: Uint8Array }} target
 * @returns {Promise<Load>}
 */
export async function loadGrpc({ pid, port, path, headers, message }) {
  const envelope = Buffer.alloc(5 + message.length);
  envelope.writeUInt32BE(message.length, 1);
  envelope.set(message, 5);
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  const always = { ':method': 'POST', ':path': path, 'content-type': 'application/grpc+proto', te: 'trailers' };
  let running = false;
  let answered = 0;
  /** @returns {Promise<string>} the status */
  const call = () =>
    new Promise((resolve, reject) => {
      const stream = session.request({ ...always, ...headers });
      let status = '';
      const read = (/** @type {import('node:http2').IncomingHttpHeaders} */ header) => {
        const { 'grpc-status': code, 'grpc-message': words = '' } = header;
        if (code !== undefined) status = [code, words].flat().join(' ');
      };
      stream.on('response', read).on('trailers', read).on('error', reject);
      stream.resume().on('close', () => resolve(status));
      stream.end(envelope);
    });
  /** Each call that ends starts the next one. */
  const repeat = async () => {
    await call();
    answered += 1;
    if (running) void repeat();
  };
  const first = await call();
  if (!first.startsWith('0')) throw new Error(`${path} is answered with status ${first}`);
  return {
    pid,
    answered: () => answered,
    resume() {
      running = true;
      for (let started = 0; started < parallel; started += 1) void repeat();
    },
    pause() {
      running = false;
    },
    end() {
      session.destroy();
    },
  };
}

/**
 * Processor time that a process has used, in ms; `undefined` where the system doesn't tell.
 * @param {number} pid
 */
export function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10; // user and system time, in ticks of 10 ms
  } catch {
    return undefined;
  }
}
