import net from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { anthropicGenerator, createLockstep, openAiCompatibleGenerator } from '../../../index.ts';
import type { GenerationRequest } from '../../../index.ts';
import { policyOf, treeWith } from '../../graph/run-fixture.ts';
import { fastTiming, generatorAt, KEY, partsOf, REQUEST } from './anthropic.ts';
import { says } from './chat-wire.ts';
import { DONE, writes } from './messages-wire.ts';
import { startWireServer } from './wire-server.ts';

afterEach(() => void vi.restoreAllMocks());

/** Every address to which a socket is opened from now on. */
function socketsOpened(): string[] {
  const opened: string[] = [];
  const connect = net.Socket.prototype.connect;
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
    opened.push(JSON.stringify(args));
    return Reflect.apply(connect, this, args) as net.Socket;
  });
  return opened;
}

test('under `local` the only sockets are those to this machine', async () => {
  const server = await startWireServer([writes({ 'a.ts': 'export {};\n' }), DONE]);
  const opened = socketsOpened();
  await partsOf(generatorAt(server.url, { network: { mode: 'local' } }));
  expect(opened.length).toBeGreaterThan(0);
  expect(server.sockets).toBe(opened.length);
  for (const address of opened) expect(address).toContain('127.0.0.1');
});

test.each(['https://api.anthropic.com', 'https://10.0.0.7/v1', 'http://127.0.0.1.evil.example', 'https://localhost.evil.example', 'http://[::ffff:8.8.8.8]'])(
  'under `local`, %s is refused before any socket is opened',
  (baseURL) => {
    const opened = socketsOpened();
    expect(() => anthropicGenerator({ model: 'm', apiKey: KEY, baseURL, network: { mode: 'local' } })).toThrow(/local/);
    expect(() => openAiCompatibleGenerator({ model: 'm', baseURL, network: { mode: 'local' } })).toThrow(/local/);
    expect(opened).toEqual([]);
  },
);

test('a listed host counts as local, and a key never travels without TLS to another', () => {
  const options = { model: 'm', apiKey: KEY, baseURL: 'http://models.intern:8000/v1' };
  expect(openAiCompatibleGenerator({ ...options, network: { mode: 'local', localHosts: ['models.intern'] } }).network).toBe('local');
  expect(() => openAiCompatibleGenerator(options)).toThrow(/without TLS/);
});

test('a redirect is not followed', async () => {
  const elsewhere = await startWireServer([says('x')]);
  const server = await startWireServer([{ status: 307, headers: { location: `${elsewhere.url}/v1/messages` } }]);
  await expect(partsOf(generatorAt(server.url, { timing: fastTiming().timing }))).rejects.toMatchObject({ context: { kind: 'network-refused' } });
  expect([server.requests.length, elsewhere.requests.length]).toEqual([1, 0]);
});

test('a hosted generator does not even start under a local policy', async () => {
  const hosted = anthropicGenerator({ model: 'm', apiKey: KEY, baseURL: 'https://api.anthropic.com' });
  await expect(createLockstep({ root: treeWith(), generator: hosted, policy: policyOf({ network: { mode: 'local' } }) })).rejects.toMatchObject({ code: 'network-refused' });
});

test('an abort before the request opens no socket', async () => {
  const server = await startWireServer([DONE]);
  expect(await partsOf(generatorAt(server.url), REQUEST, AbortSignal.abort())).toEqual([]);
  expect(server.requests.length).toBe(0);
});

/** A secret of a form that everybody knows, another one for each place; put together here, so that no file holds one. */
const secretAt = (place: number): string => ['ghp', `Planted${place}Canary1Token2Planted3Canar${place}`].join('_');
const OWN = 'the-house-key-nobody-knows';

test.each([
  ['anthropic', (url: string) => generatorAt(url, { secrets: [OWN] })],
  ['openAiCompatible', (url: string) => openAiCompatibleGenerator({ model: 'm', baseURL: `${url}/v1`, secrets: [OWN], timing: fastTiming().timing })],
])('no secret of the prompt, the context, the brief, accepted text or a repair leaves by %s; all else does', async (_, make) => {
  const server = await startWireServer([{ status: 400, body: ['{}'] }]);
  const said = (place: number, word: string): string => `${word} ${secretAt(place)} and ${OWN}`;
  const request: GenerationRequest = {
    task: { prompt: said(0, 'prompt-word'), context: said(1, 'context-word') },
    brief: said(2, 'brief-word'),
    attempt: 2,
    accepted: [{ path: 'src/a.ts', operation: 'create', text: said(3, 'accepted-word'), complete: false }],
    repair: { path: 'src/a.ts', refusedText: said(4, 'refused-word'), findings: [], advice: said(5, 'advice-word') },
  };
  await partsOf(make(server.url), request).catch(() => []);
  const sent = server.requests.map(({ body }) => body).join();
  for (const word of ['prompt-word', 'context-word', 'brief-word', 'accepted-word', 'advice-word']) expect(sent).toContain(word);
  for (let place = 0; place < 6; place++) expect(sent).not.toContain(secretAt(place));
  expect(sent).not.toContain(OWN);
});
