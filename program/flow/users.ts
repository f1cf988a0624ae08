import { OBJECT } from './fact.ts';
import type { Fact } from './fact.ts';
import type { Value } from './ir.ts';

/** With so many users, they are looked up by the property they read. */
const MANY = 32;

interface Users {
  readonly byKey: ReadonlyMap<string, readonly Value[]>;
  readonly others: readonly Value[];
}

const indexed = new WeakMap<Value, Users>();

/** The users of a value that a fact can reach: of a large object, those that read the property at which the fact stands. */
export function usersFor({ value, path, state }: Fact): readonly Value[] {
  const [first] = path;
  if (first === undefined || value.users.length < MANY || (state & OBJECT) !== 0) return value.users;
  const users = indexed.get(value) ?? index(value);
  indexed.set(value, users);
  return [...users.others, ...(users.byKey.get(first) ?? [])];
}

function index(value: Value): Users {
  const byKey = new Map<string, Value[]>();
  const others: Value[] = [];
  for (const user of value.users) {
    if (user.op === 'store' && user.input !== value && user.key !== value) continue;
    if (user.op !== 'load' || user.base !== value || typeof user.key !== 'string' || /^\d+$/.test(user.key)) {
      others.push(user);
      continue;
    }
    const list = byKey.get(user.key);
    if (list === undefined) byKey.set(user.key, [user]);
    else list.push(user);
  }
  return { byKey, others };
}
