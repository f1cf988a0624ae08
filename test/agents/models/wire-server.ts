import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the server answers to one request: a head, the body piece by piece, and how it ends. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: readonly (string | Uint8Array)[];
  readonly end?: 'end' | 'reset' | 'hang';
  /** Between two pieces, ms. */
  readonly pauseMs?: number;
}

/** One request as it came. */
export interface WireRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A server that speaks bytes. */
export interface WireServer {
  readonly url: string;
  readonly requests: readonly WireRequest[];
  /** Sockets that were opened so far. */
  readonly sockets: number;
  /** Resolves when the socket of the newest request is closed by the other side. */
  readonly hungUp: Promise<void>;
}

/** A script: one reply a request, the last one for all that follow; or a function of the request. */
export type Script = readonly Reply[] | ((request: WireRequest, index: number) => Reply);

/** Starts a server on this machine; it is gone after the test. */
export async function startWireServer(script: Script): Promise<WireServer> {
  const requests: WireRequest[] = [];
  const open = new Set<Socket>();
  let sockets = 0;
  let hangUp = (): void => undefined;
  const hungUp = new Promise<void>((resolve) => (hangUp = resolve));
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const index = requests.length;
      const seen = { url: request.url ?? '', headers: request.headers, body };
      requests.push(seen);
      response.once('close', () => {
        if (!response.writableFinished) hangUp();
      });
      const reply = typeof script === 'function' ? script(seen, index) : (script[Math.min(index, script.length - 1)] as Reply);
      await answer(response, reply);
    });
  });
  server.on('connection', (socket) => {
    sockets += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get sockets() {
      return sockets;
    },
    hungUp,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

async function answer(response: ServerResponse, { status = 200, headers, body = [], end = 'end', pauseMs }: Reply): Promise<void> {
  response.writeHead(status, { 'content-type': 'text/event-stream', ...headers });
  response.flushHeaders();
  for (const piece of body) {
    if (response.destroyed) return;
    const drained = response.write(piece);
    if (!drained) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    await new Promise((resolve) => (pauseMs === undefined ? setImmediate(resolve) : setTimeout(resolve, pauseMs)));
  }
  if (end === 'end') response.end();
  if (end === 'reset') response.socket?.resetAndDestroy();
}
