import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchBy } from '../../../agents/models/index.ts';

let asked: string[];
let stop: () => void;

/** A proxy that notes what it is asked for, and connects to nothing. */
beforeEach(async () => {
  asked = [];
  const server = createServer((request, response) => {
    asked.push(`direct ${request.url ?? ''}`);
    response.end('here');
  });
  server.on('connect', ({ url }, socket) => {
    asked.push(`connect ${url ?? ''}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  stop = () => void server.close();
  vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${port}`);
  vi.stubEnv('NO_PROXY', 'near.invalid');
  vi.stubEnv('HERE', `http://127.0.0.1:${port}/x`);
});

afterEach(() => {
  vi.unstubAllEnvs();
  stop();
});

test('a request goes through the proxy that the environment names', async () => {
  await expect(fetchBy({ mode: 'hosted' })('https://api.provider.invalid/v1')).rejects.toThrow();
  expect(asked).toEqual(['connect api.provider.invalid:443']);
});

test('but for this machine, what is listed as local, and NO_PROXY', async () => {
  const answer = await fetchBy({ mode: 'hosted' })(process.env['HERE'] ?? '');
  expect(await answer.text()).toBe('here');
  await expect(fetchBy({ mode: 'hosted', localHosts: ['gpu.invalid'] })('https://gpu.invalid/v1')).rejects.toThrow();
  await expect(fetchBy({ mode: 'hosted' })('https://near.invalid/v1')).rejects.toThrow();
  expect(asked).toEqual(['direct /x']);
});

test('and under `local` there is none', async () => {
  await expect(fetchBy({ mode: 'local' })('https://api.provider.invalid/v1')).rejects.toThrow();
  expect(asked).toEqual([]);
});
