export { createJsonReader } from './json-reader.ts';
export type { JsonPart } from './json-reader.ts';
export { modelGenerator } from './model-generator.ts';
export { projectFiles } from './project-files.ts';
export type { ProjectFiles } from './project-files.ts';
