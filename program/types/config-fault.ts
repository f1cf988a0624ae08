import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fieldsOf, parseJsonText } from '../json-text.ts';
import { projectConfigs } from './project-configs.ts';

/** What is wrong with the configurations of the compiler that may hold a file, for a person. */
export interface ConfigFault {
  /** `unreadable`: no types can be judged. `base-missing`: they are judged without the settings of a base that is not there. */
  readonly kind: 'unreadable' | 'base-missing';
  readonly says: string;
}

/** The first fault in the nearest `tsconfig.json` above a file, in the projects it refers to and in its bases. */
export function typeConfigurationFault(root: string, file: string): ConfigFault | undefined {
  const inside = projectConfigs(path.posix.join(root, file)).filter((config) => config.startsWith(`${root}/`));
  const faults = inside.flatMap((config) => faultOf(config, root) ?? []);
  return faults.find(({ kind }) => kind === 'unreadable') ?? faults[0];
}

function faultOf(config: string, root: string): ConfigFault | undefined {
  const text = readFileSync(config, 'utf8').replace(/^\uFEFF/, '');
  // The compiler takes a file without text for one without settings.
  const value = text.trim() === '' ? {} : parseJsonText(text);
  const name = path.posix.relative(root, config);
  if (typeof value !== 'object' || value === null) return { kind: 'unreadable', says: `${name}: expected JSON, got something that is none` };
  const { extends: bases } = fieldsOf(value);
  const missing = [bases].flat().find((base) => typeof base === 'string' && !isThere(base, path.posix.dirname(config)));
  return typeof missing === 'string' ? { kind: 'base-missing', says: `${name}: extends ${missing}, which is not there` } : undefined;
}

/** A path, with or without its ending; of a package its folder is enough. */
function isThere(base: string, folder: string): boolean {
  if (/^\.{0,2}\//.test(base) || base === '.' || base === '..') return ['', '.json', '/tsconfig.json'].some((ending) => existsSync(`${path.posix.resolve(folder, base)}${ending}`));
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(base)?.[0] ?? base;
  for (let at = folder; ; at = path.posix.dirname(at)) {
    if (existsSync(`${at}/node_modules/${name}`)) return true;
    if (at === path.posix.dirname(at)) return false;
  }
}
