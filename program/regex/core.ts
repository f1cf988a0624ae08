import type { CharacterSet } from './character-set.ts';
import { NO_CHARACTERS } from './character-set.ts';
import { LINE_TERMINATORS, WORD } from './class-set.ts';
import { bottomUp, itemsOf } from './node.ts';
import type { BoundaryKind, ParsedRegex, RegexNode } from './node.ts';

/**
 * A pattern without counters, lookarounds and back-references. `again` goes round once more, `optional` may be left out;
 * an iteration that consumes nothing is dropped, as ECMAScript does. `dead` never matches: what leads there only costs time.
 */
export type CoreNode =
  | { readonly type: 'characters'; readonly set: CharacterSet }
  | { readonly type: 'sequence' | 'choice'; readonly items: readonly CoreNode[] }
  | { readonly type: 'loop'; readonly item: CoreNode; readonly again: boolean; readonly optional: boolean; readonly greedy: boolean }
  | { readonly type: 'boundary'; readonly kind: BoundaryKind }
  | { readonly type: 'dead' };

/** A counted repetition up to this many characters is written out. */
const MAX_WRITTEN_OUT = 64;
/**
 * From this count on, a repetition that is ambiguous inside may be as bad as one without end: `(?:\w{1,4}:?){0,8}` reads 32 letters
 * in 4^8 ways, and two of them in a row in 4^16. How bad it is, the steps tell.
 */
const AS_GOOD_AS_ENDLESS = 6;
/** Copies that stand for many, where a loop must not: enough for two of them to compete and a third to follow. */
const COPIES = 3;

/** `endless`: long counters become loops, as fits exponential growth. `counted`: they stay finite, as fits polynomial growth. */
export type CounterReading = 'endless' | 'counted';

export interface Core {
  readonly root: CoreNode;
  /** What the core says wider than the pattern does. */
  readonly approximated: ReadonlySet<string>;
  /** True when a repetition was taken to have no end that has one. */
  readonly endless: boolean;
  /** True when a cost was left out that the core cannot express. */
  readonly incomplete: boolean;
}

interface Lowering {
  readonly reading: CounterReading;
  readonly approximated: Set<string>;
  readonly everything: CharacterSet;
  readonly size: Map<CoreNode, number>;
  /** Classes that no label may mix, so that the boundaries of the pattern are decided by positions alone. */
  readonly kept: readonly CharacterSet[];
  endless: boolean;
  incomplete: boolean;
}

const EMPTY: CoreNode = { type: 'sequence', items: [] };

/** Lowers a pattern. Sizes count character positions of the result, which is a tree that may share nodes. */
export function lowerRegex(regex: ParsedRegex, reading: CounterReading): Core {
  const everything = NO_CHARACTERS.complement(regex.unicode ? undefined : 0xffff);
  const nodes = bottomUp(regex.root);
  const lowering: Lowering = { reading, approximated: new Set(regex.approximated), everything, size: new Map(), kept: classesApart(nodes, everything), endless: false, incomplete: false };
  const built = new Map<RegexNode, CoreNode>();
  for (const node of nodes) {
    const items = itemsOf(node).map((item) => built.get(item) ?? EMPTY);
    const core = lower(node, items, lowering);
    measure(core, lowering.size);
    built.set(node, core);
  }
  return { root: built.get(regex.root) ?? EMPTY, approximated: lowering.approximated, endless: lowering.endless, incomplete: lowering.incomplete };
}

function lower(node: RegexNode, items: readonly CoreNode[], lowering: Lowering): CoreNode {
  const [item = EMPTY] = items;
  switch (node.type) {
    case 'characters':
      return splitLabel(node, lowering);
    case 'boundary':
      return node;
    case 'sequence':
    case 'choice':
      return { type: node.type, items };
    case 'capture':
      return item;
    case 'repeat':
      return lowerRepeat(node, item, lowering);
    case 'look':
      return lowerLook(node, item, lowering);
    case 'backreference':
      lowering.approximated.add('a back-reference');
      return { type: 'loop', item: splitLabel({ type: 'characters', set: lowering.everything }, lowering), again: true, optional: true, greedy: true };
  }
}

/** Line terminators, word characters and the rest, as far as the boundaries of the pattern ask for them. */
function classesApart(nodes: readonly RegexNode[], everything: CharacterSet): readonly CharacterSet[] {
  const kinds = new Set(nodes.map((node) => (node.type === 'boundary' ? node.kind : undefined)));
  const asked = [
    ...(kinds.has('line-start') || kinds.has('line-end') ? [LINE_TERMINATORS] : []),
    ...(kinds.has('word') || kinds.has('not-word') ? [WORD] : []),
  ];
  if (asked.length === 0) return [];
  const named = asked.reduce((all, set) => all.union(set), NO_CHARACTERS);
  return [...asked, named.complement().intersect(everything)];
}

function splitLabel(node: Extract<RegexNode, { type: 'characters' }>, { kept }: Lowering): CoreNode {
  const parts = kept.map((set) => set.intersect(node.set)).filter(({ isEmpty }) => !isEmpty);
  if (parts.length < 2) return node;
  return { type: 'choice', items: parts.map((set) => ({ type: 'characters', set })) };
}

/** A lookaround is taken to hold. What an endless lookahead reads is a branch that leads nowhere; a short one costs next to nothing. */
function lowerLook({ behind }: Extract<RegexNode, { type: 'look' }>, item: CoreNode, lowering: Lowering): CoreNode {
  lowering.approximated.add('a lookaround');
  if (!loops(item)) return EMPTY;
  if (behind) {
    lowering.incomplete = true;
    return EMPTY;
  }
  return { type: 'choice', items: [{ type: 'sequence', items: [item, { type: 'dead' }] }, EMPTY] };
}

function loops(core: CoreNode): boolean {
  const stack = [core];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'loop' && node.again) return true;
    stack.push(...partsOf(node));
  }
  return false;
}

function lowerRepeat({ min, max, greedy }: Extract<RegexNode, { type: 'repeat' }>, item: CoreNode, lowering: Lowering): CoreNode {
  const size = lowering.size.get(item) ?? 0;
  const loop = (optional: boolean): CoreNode => ({ type: 'loop', item, again: true, optional, greedy });
  if (max === 0) return EMPTY;
  if (max === Infinity) {
    if (min <= 1) return loop(min === 0);
    if (size * min <= MAX_WRITTEN_OUT) return { type: 'sequence', items: [...Array<CoreNode>(min - 1).fill(item), loop(false)] };
    lowering.approximated.add(`a repetition of at least ${min}`);
    return loop(false);
  }
  const isPlain = item.type === 'characters' || (item.type === 'choice' && item.items.every((each) => each.type === 'characters') && lowering.kept.length > 0);
  if (lowering.reading === 'endless' && !isPlain && min !== max && max >= AS_GOOD_AS_ENDLESS) return endless(loop(min === 0), max, lowering);
  if (size * max <= MAX_WRITTEN_OUT) return writtenOut({ item, min, max, greedy });
  const kept = size * min <= MAX_WRITTEN_OUT ? min : Math.min(min, COPIES);
  lowering.approximated.add(`a repetition of up to ${max}`);
  if (lowering.reading === 'counted') return writtenOut({ item, min: kept, max: kept + COPIES, greedy });
  return kept === 0 ? loop(true) : { type: 'sequence', items: [...Array<CoreNode>(kept - 1).fill(item), loop(false)] };
}

function endless(loop: CoreNode, max: number, lowering: Lowering): CoreNode {
  lowering.endless = true;
  lowering.approximated.add(`a repetition of up to ${max}`);
  return loop;
}

function writtenOut({ item, min, max, greedy }: { readonly item: CoreNode; readonly min: number; readonly max: number; readonly greedy: boolean }): CoreNode {
  let rest: CoreNode = EMPTY;
  for (let copy = min; copy < max; copy++) {
    const inner: CoreNode = rest === EMPTY ? item : { type: 'sequence', items: [item, rest] };
    rest = { type: 'loop', item: inner, again: false, optional: true, greedy };
  }
  return { type: 'sequence', items: [...Array<CoreNode>(min).fill(item), ...(rest === EMPTY ? [] : [rest])] };
}

/** The nodes directly inside a node. */
export function partsOf(node: CoreNode): readonly CoreNode[] {
  if (node.type === 'loop') return [node.item];
  return node.type === 'sequence' || node.type === 'choice' ? node.items : [];
}

/** Children first: sizes of what a new node holds are known, or it was made in this step and is measured from its leaves. */
function measure(root: CoreNode, size: Map<CoreNode, number>): void {
  const stack: { readonly node: CoreNode; readonly done: boolean }[] = [{ node: root, done: false }];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node, done } = entry;
    if (size.has(node)) continue;
    const inside = partsOf(node);
    if (done || inside.length === 0) {
      const own = node.type === 'characters' ? 1 : 0;
      size.set(node, inside.reduce((sum, each) => sum + (size.get(each) ?? 0), own));
    } else {
      stack.push({ node, done: true });
      for (const each of inside) stack.push({ node: each, done: false });
    }
  }
}
