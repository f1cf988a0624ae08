export { scriptedGenerator } from './testing/scripted-generator.ts';
export type { ScriptedGenerator, ScriptedStep, ScriptOptions } from './testing/scripted-generator.ts';
export { generatorConformance } from './testing/generator-conformance.ts';
export { validatorConformance } from './testing/validator-conformance.ts';
export type { ConformanceCase, ConformanceResult } from './testing/conformance.ts';
