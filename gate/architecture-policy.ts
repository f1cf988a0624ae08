import { z } from 'zod';
import { LockstepError } from '../contract/index.ts';
import type { ArchitecturePolicy, DependencyRuleSet, FilePlacing } from '../contract/index.ts';
import { closedObject, patternFault } from '../program/index.ts';

const text = z.string().min(1);
const globs = z.array(text).min(1);
const folder = text.regex(/^(?!\/|\.{1,2}\/)(?!.*\*\*)(?!.*\/$)/, 'expected a folder from the root without a slash at its end, in which * stands for one name');
const layer = closedObject({ name: text, paths: globs, mayImport: z.array(z.string()), reason: z.string().exactOptional() });
const contract = closedObject({ name: text, modules: z.array(folder).min(1), reason: z.string().exactOptional() });
const door = closedObject({ folder, door: globs.exactOptional(), except: z.array(text).exactOptional(), reason: z.string().exactOptional() });
const placing = closedObject({
  name: text,
  files: globs,
  kind: z.enum(['code', 'text']).exactOptional(),
  folders: globs.exactOptional(),
  case: z.enum(['kebab-case', 'camelCase', 'PascalCase', 'snake_case']).exactOptional(),
  pattern: text.exactOptional(),
  reason: z.string().exactOptional(),
});

/** The `policy.architecture` key as it may be written; every part may be left out. */
export const architectureInput: z.ZodType<Partial<ArchitecturePolicy>> = closedObject({
  layers: z.array(layer).exactOptional(),
  independent: z.array(contract).exactOptional(),
  doors: z.array(door).exactOptional(),
  placing: z.array(placing).exactOptional(),
  unused: z.enum(['refuse', 'inform', 'off']).exactOptional(),
  cycles: z.enum(['refuse', 'allow']).exactOptional(),
  undeclaredPackages: z.enum(['refuse', 'allow']).exactOptional(),
  dependencyRules: z
    .custom<DependencyRuleSet>((value) => typeof value === 'object' && value !== null && 'forbidden' in value, 'expected what loadConfig has read from a dependency-cruiser file')
    .exactOptional(),
});

/** Throws `config-invalid` for contracts that can never be broken, or never be kept: each with its place, what was expected and what came. */
export function checkArchitecture({ layers, independent = [], doors = [], placing: places = [] }: ArchitecturePolicy, source: string): void {
  const fault = (at: string, expected: string, got: unknown): LockstepError => invalid(source, `policy.architecture.${at}: expected ${expected}, got ${JSON.stringify(got)}`);
  const names = new Set(layers.map(({ name }) => name));
  for (const [index, each] of layers.entries()) {
    const unknown = each.mayImport.find((name) => !names.has(name));
    if (unknown !== undefined) throw fault(`layers[${index}].mayImport`, `one of ${[...names].join(', ')}`, unknown);
  }
  for (const [key, named] of Object.entries({ layers, independent, placing: places })) {
    const twice = named.findIndex(({ name }, index) => named.findIndex((other) => other.name === name) < index);
    if (twice !== -1) throw fault(`${key}[${twice}].name`, 'a name that no other one has', named[twice]?.name);
  }
  for (const [index, { modules }] of independent.entries())
    if (modules.length < 2 && modules.every((module) => !module.includes('*'))) throw fault(`independent[${index}].modules`, 'two folders or more, or one with a *, else nothing can depend on another', modules);
  const again = doors.findIndex((each, index) => doors.findIndex((other) => other.folder === each.folder) < index);
  if (again !== -1) throw fault(`doors[${again}].folder`, 'a folder that has no door yet', doors[again]?.folder);
  for (const [index, each] of places.entries()) checkPlacing(each, (at, expected, got) => fault(`placing[${index}]${at}`, expected, got));
}

function checkPlacing({ folders, case: written, pattern, ...rest }: FilePlacing, fault: (at: string, expected: string, got: unknown) => LockstepError): void {
  if (folders === undefined && written === undefined && pattern === undefined) throw fault('', 'folders, case or pattern, else it asks for nothing', rest);
  const wrong = pattern === undefined ? undefined : patternFault(pattern);
  if (wrong !== undefined) throw fault('.pattern', wrong, pattern);
}

function invalid(source: string, message: string): LockstepError {
  return new LockstepError('config-invalid', `${source}: ${message}`, { fault: 'caller', context: { source } });
}
