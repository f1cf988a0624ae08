import type { CharacterSet } from './character-set.ts';

/** What a boundary asks. `line-start` and `line-end` are `^` and `$` under the flag `m`. */
export type BoundaryKind = 'start' | 'end' | 'line-start' | 'line-end' | 'word' | 'not-word';

/** A pattern, with the flags `i`, `m` and `s` worked into it. `max` may be `Infinity`; captures count from 1. */
export type RegexNode =
  | { readonly type: 'characters'; readonly set: CharacterSet }
  | { readonly type: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly type: 'choice'; readonly items: readonly RegexNode[] }
  | { readonly type: 'repeat'; readonly item: RegexNode; readonly min: number; readonly max: number; readonly greedy: boolean; readonly captures: readonly number[] }
  | { readonly type: 'capture'; readonly index: number; readonly item: RegexNode }
  | { readonly type: 'boundary'; readonly kind: BoundaryKind }
  | { readonly type: 'look'; readonly behind: boolean; readonly negated: boolean; readonly item: RegexNode; readonly captures: readonly number[] }
  | { readonly type: 'backreference'; readonly groups: readonly number[]; readonly ignoreCase: boolean };

/** A regular expression literal, or the constant arguments of `new RegExp`. */
export interface RegexLiteral {
  readonly source: string;
  readonly flags: string;
}

/** A parsed literal. `approximated` tells what the nodes say wider than the pattern does; empty when they are exact. */
export interface ParsedRegex {
  readonly root: RegexNode;
  /** Number of capturing groups. */
  readonly captures: number;
  /** Code points (`u`, `v`) or code units. */
  readonly unicode: boolean;
  readonly sticky: boolean;
  readonly global: boolean;
  readonly approximated: readonly string[];
}

/** The nodes directly inside a node. */
export function itemsOf(node: RegexNode): readonly RegexNode[] {
  switch (node.type) {
    case 'sequence':
    case 'choice':
      return node.items;
    case 'repeat':
    case 'capture':
    case 'look':
      return [node.item];
    case 'characters':
    case 'boundary':
    case 'backreference':
      return [];
  }
}

/** All nodes of a tree, each after the nodes inside it. Iterative. */
export function bottomUp(root: RegexNode): readonly RegexNode[] {
  const order: RegexNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    order.push(node);
    stack.push(...itemsOf(node));
  }
  return order.reverse();
}
