import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardedFetch } from '#server/single-sign-on/guarded-fetch.ts';
import { addressesIn, lookUp } from '#server/single-sign-on/look-up.ts';

/** What DNS says in these tests: IPv4 addresses; `null`: nothing at all. Any other name doesn’t exist. */
const names: Readonly<Record<string, readonly string[] | null>> = {
  'private.example': ['10.1.2.3'],
  'metadata.example': ['169.254.169.254'],
  'mixed.example': ['93.184.215.14', '127.0.0.1'],
  'public.example': ['93.184.215.14'],
  'empty.example': [],
};

let dns: Socket;
let nameServers: readonly string[];
beforeEach(async () => {
  dns = createSocket('udp4');
  dns.on('message', (question, { port, address }) => {
    const answer = answerTo(question);
    if (answer) dns.send(answer, port, address);
  });
  dns.bind(0, '127.0.0.1');
  await once(dns, 'listening');
  nameServers = [`127.0.0.1:${dns.address().port}`];
});
afterEach(() => void dns.close());

function answerTo(question: Buffer): Buffer | undefined {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.subarray(at + 1, at + 1 + length).toString('latin1'));
    at += length + 1;
  }
  const name = labels.join('.');
  if (name.startsWith('slow')) return undefined;
  const known = names[name];
  const isFour = question.readUInt16BE(at + 1) === 1;
  const addresses = isFour ? (known ?? []) : [];
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(known ? 0x81_80 : 0x81_83, 2);
  head.writeUInt16BE(addresses.length, 6);
  head.writeUInt32BE(0, 8);
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([head, question.subarray(12, at + 5), ...records]);
}

/** How long tests wait for what must not wait. */
const soon = () => AbortSignal.timeout(4_000);

it.each([
  ['public.example', ['93.184.215.14']],
  ['mixed.example', ['93.184.215.14', '127.0.0.1']],
  ['empty.example', []],
  ['nosuch.example', []],
  ['localhost', ['127.0.0.1', '::1']],
  ['LOCALHOST.', ['127.0.0.1', '::1']],
  ['id.localhost', ['127.0.0.1', '::1']],
])('%s has the addresses %j', async (name, addresses) => {
  expect((await lookUp(name, soon(), nameServers)).map(({ address }) => address)).toEqual(addresses);
});

it('a look-up ends when nobody waits for it any more', async () => {
  await expect(lookUp('slow.example', AbortSignal.timeout(50), nameServers)).rejects.toMatchObject({
    code: 'ECANCELLED',
  });
  await expect(lookUp('public.example', AbortSignal.abort(), nameServers)).rejects.toThrow('aborted');
});

it('names whose servers never answer hold up no other ones', async () => {
  const fetch = guardedFetch({ allowPrivate: false, nameServers, patience: 400 });
  const slow = Array.from({ length: 40 }, (_, index) => fetch(`https://slow${index}.example`));
  await expect(fetch('https://private.example')).rejects.toMatchObject({ kind: 'address' });
  for (const answer of slow) {
    await expect(answer).rejects.toMatchObject({ message: expect.stringContaining('takes longer') });
  }
  expect(await lookUp('public.example', soon(), nameServers)).toHaveLength(1);
});

describe('without the operator’s word', () => {
  it('a private name is answered as one that doesn’t exist', async () => {
    const fetch = guardedFetch({ allowPrivate: false, nameServers });
    const hosts = ['nosuch.example', 'private.example', 'metadata.example', 'mixed.example', 'empty.example'];
    const answers = await Promise.all(
      [...hosts, 'localhost'].map((host) =>
        fetch(`https://${host}/`).then(String, ({ kind, message }: { kind: string; message: string }) =>
          `${kind} ${message}`.replace(host, 'it'),
        ),
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('address it can’t be reached from here');
  });
});

it('reads a hosts file', () => {
  const text =
    '127.0.0.1 localhost\n# 10.0.0.1 off.example\n10.0.0.2\tid.example ID2.example # mine\n::1 id.example\nx y\n';
  expect(addressesIn(text, 'id.example')).toEqual([
    { address: '10.0.0.2', family: 4 },
    { address: '::1', family: 6 },
  ]);
  expect(addressesIn(text, 'id2.example')).toHaveLength(1);
  for (const name of ['off.example', 'y', '']) expect(addressesIn(text, name)).toEqual([]);
});
