import { EventEmitter } from 'node:events';

const bus = new EventEmitter();
setInterval(() => {}, 60_000);

function main(): void {
  setInterval(() => {}, 60_000);
}
main();

bus.on('connection', (socket: EventEmitter) => {
  const timer = setInterval(() => socket.emit('ping'), 1000);
  socket.once('close', () => clearInterval(timer));
});

export function ticker(): () => void {
  const timer = setInterval(() => {}, 1000);
  timer.unref();
  return () => clearTimeout(timer);
}

export function handle(): NodeJS.Timeout {
  return setInterval(() => {}, 1000);
}

export function countdown(): void {
  let left = 3;
  const timer = setInterval(() => {
    if (--left === 0) clearInterval(timer);
  }, 1000);
}

export function itself(): void {
  setInterval(function () {
    clearInterval(this);
  }, 1000);
}

export class Poller {
  private readonly timers = new Set<NodeJS.Timeout>();
  private timer?: NodeJS.Timeout;

  start(): void {
    this.timers.add(setInterval(() => {}, 1000));
    if (this.timer) return;
    this.timer = setInterval(() => {}, 1000);
  }

  stop(): void {
    const { timer } = this;
    clearInterval(timer);
    for (const each of this.timers) clearInterval(each);
  }
}

export async function limited<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, 60_000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
