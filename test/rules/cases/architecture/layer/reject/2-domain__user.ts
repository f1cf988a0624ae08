import { users } from '../data/store.ts'; // reject: architecture/layer
import type { Row } from '../data/row.ts'; // reject: architecture/layer

export interface User {
  readonly name: string;
}

export const count = (): number => users.length;
export type Stored = Row;
