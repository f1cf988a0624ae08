export { flowAnalysisOf } from './flows.ts';
export type { FileFlows, Flow, FlowAnalysis } from './flows.ts';
export type { Value } from './ir.ts';
export type { Kind } from './kinds.ts';
export { mayBlock } from './model.ts';
export type { EndingRow, FlowModel, GuardRow, SchemaRow, SchemaWord, SinkRow, SourceRow, SourceTier, StepCondition, StepRow, TypeRow } from './model.ts';
