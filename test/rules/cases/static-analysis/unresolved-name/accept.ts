/* global announced */
import { readFileSync } from 'node:fs';

declare const ambient: string;
declare global {
  const shared: number;
}

export function early(): string {
  return later() + text;
}

function later(): string {
  const { a = 1, ...rest } = { a: 2, b: 3 };
  label: for (const [key, value] of Object.entries(rest)) {
    if (key === String(value + a)) break label;
  }
  return readFileSync(ambient, 'utf8');
}

const text = typeof maybe === 'undefined' ? '' : maybe;
export const numbers = [shared, announced, NaN, Infinity, structuredClone(1), undefined];
export const page = [document.title, window, self, localStorage, process.env.HOME, Buffer.from('')];
export const named = globalThis.attached ?? attached;

export function old(this: Window): number {
  return arguments.length + setTimeout(() => {}, 1) + Number(queueMicrotask);
}

namespace Inner {
  export const value = 1;
}
enum Level {
  Low,
  High = Low + 1,
}
export type Of<T> = T extends (infer U)[] ? U : never;
export const levels: Of<number[]> = Inner.value + Level.High;
export class Model {
  static from<T>(value: T): T {
    return new.target === undefined ? value : value;
  }
}

// Namespaces that only types name.
export interface ServerEnvironment extends NodeJS.ProcessEnv {
  readonly PORT?: string;
}

export abstract class Site implements NodeJS.CallSite {}
