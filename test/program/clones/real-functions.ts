import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseUnit, shapeOf } from '../../../program/index.ts';
import type { Binding, FunctionNode, ParsedUnit } from '../../../program/index.ts';

const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** A function of an installed package: its text, and the text with all that it names itself named anew. */
export interface RealFunction {
  readonly text: string;
  readonly renamed: string;
  readonly key: string;
}

/** Function declarations of packages, no two alike, in one order on every machine. */
export function realFunctions(packages: readonly string[], most: number): readonly RealFunction[] {
  const found = new Map<string, RealFunction>();
  for (const file of packages.flatMap((name) => filesIn(path.join(MODULES, name)))) {
    const text = readFileSync(file, 'utf8');
    if (text.length > 100_000) continue;
    const outcome = parseUnit('a.js', text);
    if (outcome.type !== 'parsed' || outcome.unit.faults.length > 0) continue;
    for (const fn of outcome.unit.nodes('FunctionDeclaration')) {
      const shape = fn.id === null || outcome.unit.program.body.every((statement) => statement !== fn) ? undefined : shapeOf(fn, outcome.unit);
      if (shape === undefined || found.has(shape.key)) continue;
      found.set(shape.key, { text: text.slice(fn.start, fn.end), renamed: renamed(fn, outcome.unit), key: shape.key });
      if (found.size >= most) return [...found.values()];
    }
  }
  return [...found.values()];
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const at = path.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(at);
      return /\.(?:js|mjs|cjs)$/.test(entry.name) && !/min\.js$/.test(entry.name) ? [at] : [];
    });
}

/** Every name that is declared inside, and the function's own, gets another one. */
function renamed(fn: FunctionNode, unit: ParsedUnit): string {
  const own = bindingsIn(fn, unit);
  const places = own.flatMap((binding, index) => [binding.identifier, ...binding.references.map(({ identifier }) => identifier)].map((node) => ({ start: node.start, end: node.end, name: `other${index}`, node, original: binding.name })));
  let text = unit.text.slice(fn.start, fn.end);
  const inside = [...new Map(places.map((place) => [place.start, place])).values()].filter(({ start, end }) => start >= fn.start && end <= fn.end);
  for (const { start, end, name, original } of inside.sort((a, b) => b.start - a.start)) {
    const before = text.slice(0, start - fn.start);
    const after = text.slice(end - fn.start);
    const shorthand = isShorthand(start, fn, unit);
    text = `${before}${shorthand ? `${original}: ` : ''}${name}${text.slice(start - fn.start, end - fn.start).slice(original.length)}${after}`;
  }
  return text;
}

function isShorthand(start: number, fn: FunctionNode, unit: ParsedUnit): boolean {
  return unit.nodes('Property').some((property) => property.shorthand && property.start === start && property.start >= fn.start);
}

function bindingsIn(fn: FunctionNode, unit: ParsedUnit): readonly Binding[] {
  const bindings = [...unit.nodes('Identifier')].flatMap((node) => unit.scopes.bindingAt(node) ?? []);
  return [...new Set(bindings)].filter(({ identifier }) => identifier.start >= fn.start && identifier.end <= fn.end);
}
