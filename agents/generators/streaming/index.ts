export { modelGenerator } from './model-generator.ts';
export { projectFiles } from './project-files.ts';
export type { ProjectFiles } from './project-files.ts';
