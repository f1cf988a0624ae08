export type { Location, Position, Span } from './location.ts';
export type {
  Confidence,
  Finding,
  FingerprintedFinding,
  NonEmpty,
  Obligation,
  RuleId,
  Severity,
  TraceStep,
} from './finding.ts';
export { atLeast, SEVERITIES, worstFirst } from './finding.ts';
export type { Chunk, FileKind, FileOperation, Phase, Unit } from './unit.ts';
export type { RawReport, Report, ReportStatus } from './report.ts';
export type { Decision, EscalateReason, RejectReason, Risk, RiskTier } from './decision.ts';
export type {
  ApprovalAnswer,
  ApprovalChoice,
  ApprovalQuestion,
  ApprovalReply,
  Approver,
  FileReview,
  HumanDecision,
  HumanRequest,
  IdentitySource,
  InboxReply,
  Reviews,
} from './approval.ts';
export type { BatchResult, BatchSettings, BatchTask } from './batch.ts';
export type { RateLimits } from './rate-limits.ts';
export type { Identity, Task } from './task.ts';
export { defineGenerator } from './generator.ts';
export type {
  AcceptedPrefix,
  FinishReason,
  GenerationRequest,
  Generator,
  GeneratorCapabilities,
  GeneratorPart,
  RepairRequest,
} from './generator.ts';
export type { ProspectiveProgram } from './program.ts';
export { defineValidator } from './validator.ts';
export type {
  BriefItem,
  RuleMeta,
  ValidationRequest,
  Validator,
  ValidatorFamily,
  ValidatorModule,
  ValidatorPart,
} from './validator.ts';
export type {
  AdvisoryPolicy,
  ApprovalPolicy,
  ArchitecturePolicy,
  ExtendedPolicy,
  FilePlacing,
  IndependenceContract,
  Layer,
  NameCase,
  NetworkPolicy,
  PathOwners,
  Policy,
  PublicDoor,
  RepairPolicy,
  SecondReviewPolicy,
  SurfacePolicy,
  TimeoutPolicy,
  Waiver,
} from './policy.ts';
export type {
  DependencyOptions,
  DependencyRule,
  DependencyRuleSet,
  DependencySeverity,
  FromCondition,
  ModuleCondition,
  PathCondition,
  ToCondition,
  ViaCondition,
} from './dependency-rules.ts';
export { lastSaid, SURFACE_KINDS, surfaceFactSchema, surfaceKey, surfaceLedger, surfaceLedgerSchema } from './surface.ts';
export type { SurfaceEntry, SurfaceFact, SurfaceKind, SurfaceLedger } from './surface.ts';
export type { Clock, Exec, ExecResult, Random } from './ports.ts';
export { isLockstepError, LockstepError, messageOf } from './errors.ts';
export type { ErrorCode, Fault } from './errors.ts';
export type { ChunkRecord, JournalEntry, JournalRecord, ReleaseFile, RunOutcome, RunSummary, WaiverUse } from './journal.ts';
export type { EventBase, EventBody, EventOf, FindingCounts, LockstepEvent, RunMetrics, RunUsage, ValidatorMetrics } from './events.ts';
export { lockstepEventSchema } from './event-schema.ts';
export type { CheckedFile, CheckResult, JudgedFinding, UncheckedFile, UsedConfig } from './check.ts';
export type { RunRecord } from './run-record.ts';
