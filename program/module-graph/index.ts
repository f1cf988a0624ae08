export { createModuleGraph } from './graph.ts';
export type { Follow, ModuleGraph } from './graph.ts';
export type { Components } from './components.ts';
export type { GraphSources, ModuleDependency } from './dependency.ts';
export type { ModuleReference, ReferenceOptions } from './reference.ts';
export { referencesInText } from './text-references.ts';
export { referencesInUnit } from './unit-references.ts';
