export { createDependencyView } from './dependency-view.ts';
export type { DependencyView, ViewedProgram } from './dependency-view.ts';
export { folderDependencies } from './folder-facts.ts';
export type { FolderDependencies } from './folder-facts.ts';
export { moduleFactsOf } from './module-facts.ts';
export type { SeenDependency } from './seen-dependencies.ts';
