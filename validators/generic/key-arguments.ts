import { bare, constantText, libraryPathOf, propertyName } from '../../program/index.ts';
import type { Module, Node, NodeOf, ParsedUnit } from '../../program/index.ts';

/** A key that is written where a library takes one. */
export interface WrittenKey {
  /** The library and its function. */
  readonly taker: string;
  readonly node: Node;
  readonly text: string;
  /** True where every text is a key; else it may be a label, and only one that looks made by chance counts. */
  readonly isAlwaysKey: boolean;
}

interface KeyPlace {
  readonly argument: number;
  /** The field of an argument that is an object. */
  readonly field?: string;
  readonly isAlwaysKey: boolean;
}

/** Documentation of jsonwebtoken, node:crypto, cookie-parser and express-session. */
const TAKERS: ReadonlyMap<string, KeyPlace> = new Map([
  ['jsonwebtoken.sign', { argument: 1, isAlwaysKey: true }],
  ['jsonwebtoken.verify', { argument: 1, isAlwaysKey: true }],
  ['crypto.createCipheriv', { argument: 1, isAlwaysKey: true }],
  ['crypto.createDecipheriv', { argument: 1, isAlwaysKey: true }],
  ['crypto.createHmac', { argument: 1, isAlwaysKey: false }],
  ['cookie-parser', { argument: 0, isAlwaysKey: true }],
  ['express-session', { argument: 0, field: 'secret', isAlwaysKey: true }],
]);

/** The constant texts that a part hands to libraries as keys. Public keys are none. */
export function writtenKeys(part: ParsedUnit, module: Module): readonly WrittenKey[] {
  return part.nodes('CallExpression').flatMap((call): readonly WrittenKey[] => {
    const path = libraryPathOf(call.callee, module);
    const taker = path === undefined ? '' : [path.package, ...path.path].join('.');
    const place = TAKERS.get(taker);
    const node = place && keyAt(call, place);
    const text = node && constantText(node, module);
    return place === undefined || node === undefined || text === undefined || text === '' || text.includes('PUBLIC KEY') ? [] : [{ taker, node, text, isAlwaysKey: place.isAlwaysKey }];
  });
}

function keyAt(call: NodeOf<'CallExpression'>, { argument, field }: KeyPlace): Node | undefined {
  const given = call.arguments[argument];
  if (given === undefined || field === undefined) return given;
  const object = bare(given);
  const property = object.type === 'ObjectExpression' ? object.properties.find((each) => each.type === 'Property' && propertyName(each) === field) : undefined;
  return property?.type === 'Property' ? property.value : undefined;
}
