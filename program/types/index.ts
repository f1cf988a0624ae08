export { openTypeChecker } from './type-checker.ts';
export type { FileTypes, TypeChecker, TypeEngineChoice } from './type-checker.ts';
export type { TypeDiagnostic } from './type-engine.ts';
export { typeConfigurationFault } from './config-fault.ts';
export type { ConfigFault } from './config-fault.ts';
export { hasTypeConfiguration } from './project-configs.ts';
export { mayHaveTypes } from './typed-path.ts';
