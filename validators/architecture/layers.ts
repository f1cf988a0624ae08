import picomatch from 'picomatch';
import type { Layer } from '../../contract/index.ts';

const matchers = new WeakMap<Layer, (path: string) => boolean>();

/** The first layer whose globs match a path; undefined when the path belongs to none. */
export function layerOf(path: string, layers: readonly Layer[]): Layer | undefined {
  return layers.find((layer) => matcherOf(layer)(path));
}

/** True when files of one layer may import files of the other. */
export function mayImport(from: Layer, to: Layer): boolean {
  return from.name === to.name || from.mayImport.includes(to.name);
}

function matcherOf(layer: Layer): (path: string) => boolean {
  const known = matchers.get(layer) ?? picomatch([...layer.paths], { dot: true });
  matchers.set(layer, known);
  return known;
}
