import type { Node } from '../../syntax.ts';
import type { Access } from './access.ts';
import type { Root } from './roots.ts';

/** A way into the program from outside. */
export interface Route {
  readonly node: Node;
  /** `GET /users`; `ANY *` for a server that is given all requests. */
  readonly name: string;
  /** Whether a step in front of the handler asks who is calling. */
  readonly access: Access;
  /** The application it is registered on, where there is one. */
  readonly root?: Root;
}
