import type { Judge } from './judge.ts';
import type { ValidatorCard } from './protocol.ts';
import { workerTurns } from './start-turns.ts';
import type { StartTurns } from './start-turns.ts';

/** A judgement that waits for the judge to be made. */
interface Waiting {
  readonly unitId: string;
  readonly begin: () => void;
  readonly callOff: () => void;
}

/** Longer than any timer may run; it only keeps the process alive. */
const ALIVE_MS = 2 ** 31 - 1;

/** What was asked before there was anybody to ask, in order. While somebody waits for an answer the process does not end. */
interface WaitingRoom {
  put(order: (() => void) | Waiting): void;
  cancel(units: ReadonlySet<string>): void;
  /** Empties the room. */
  takeAll(): readonly ((() => void) | Waiting)[];
}

function createWaitingRoom(): WaitingRoom {
  let orders: ((() => void) | Waiting)[] = [];
  let alive: NodeJS.Timeout | undefined;
  return {
    put(order) {
      orders.push(order);
      if (typeof order !== 'function') alive ??= setInterval(() => undefined, ALIVE_MS);
    },
    cancel(units) {
      const off = orders.filter((order): order is Waiting => typeof order !== 'function' && units.has(order.unitId));
      orders = orders.filter((order) => typeof order === 'function' || !off.includes(order));
      for (const order of off) order.callOff();
    },
    takeAll() {
      clearInterval(alive);
      const all = orders;
      orders = [];
      return all;
    },
  };
}

/**
 * A judge that is made when it is its turn. What is asked of it before is kept in order and handed on then, so nobody notices
 * but by the time it takes.
 */
export function createDeferredJudge(make: () => Judge, turns: StartTurns = workerTurns): Judge {
  let judge: Judge | undefined;
  let closed = false;
  const room = createWaitingRoom();
  let settle: (cards: Promise<readonly ValidatorCard[]>) => void = () => undefined;
  const ready = new Promise<readonly ValidatorCard[]>((resolve) => (settle = resolve));
  ready.catch(() => undefined);
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));

  const begin = (): Promise<unknown> => {
    const made = make();
    judge = made;
    settle(made.ready);
    for (const order of room.takeAll()) (typeof order === 'function' ? order : order.begin)();
    return Promise.race([made.ready, ended]);
  };
  const callOff = turns.take(begin);

  return {
    ready,
    get idle() {
      return judge?.idle ?? false;
    },
    apply(change) {
      if (judge === undefined) room.put(() => judge?.apply(change));
      else judge.apply(change);
    },
    judge(unit, options) {
      if (judge !== undefined) return judge.judge(unit, options);
      if (closed) return Promise.resolve();
      return new Promise((resolve) => room.put({ unitId: unit.id, begin: () => void judge?.judge(unit, options).then(resolve), callOff: resolve }));
    },
    cancel(units) {
      if (judge === undefined) room.cancel(units);
      else judge.cancel(units);
    },
    readersOf(path) {
      if (judge !== undefined) return judge.readersOf(path);
      if (closed) return Promise.resolve([]);
      return new Promise((resolve) => room.put({ unitId: '', begin: () => void judge?.readersOf(path).then(resolve), callOff: () => resolve([]) }));
    },
    async close() {
      closed = true;
      callOff();
      end();
      for (const order of room.takeAll()) if (typeof order !== 'function') order.callOff();
      if (judge === undefined) settle(Promise.resolve([]));
      await judge?.close();
    },
  };
}
