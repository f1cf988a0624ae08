import { WebSocketServer } from 'ws';
import { useEffect } from 'react';

const server = new WebSocketServer({ port: 8080 });

server.on('connection', (socket) => {
  setInterval(() => socket.ping(), 30_000); // reject: memory-leak/timer-never-cleared
});

export function Clock({ tick }: { tick: () => void }): null {
  useEffect(() => {
    const timer = setInterval(tick, 1000); // reject: memory-leak/timer-never-cleared
    return () => clearImmediate(timer as never);
  }, [tick]);
  return null;
}

export class Cache {
  #timer: NodeJS.Timeout | undefined;
  private poll?: NodeJS.Timeout;

  open(): void {
    this.#timer = setInterval(() => this.sweep(), 1000); // reject: memory-leak/timer-never-cleared
    this.poll = setInterval(() => this.sweep(), 1000);
  }

  close(): void {
    this.#timer = undefined;
    clearInterval(this.poll);
  }

  sweep(): void {}
}

export function watch(): void {
  setInterval(() => {}, 1000); // reject: memory-leak/timer-never-cleared likely
}

export async function limited<T>(work: Promise<T>): Promise<T | undefined> {
  return Promise.race([
    work,
    // reject: memory-leak/timer-never-cleared likely
    new Promise<undefined>((resolve) => setTimeout(resolve, 60_000)),
  ]);
}
