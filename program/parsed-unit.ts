import type { Comment } from 'oxc-parser';
import type { Position } from '../contract/index.ts';
import type { BindingKind } from './declarations.ts';
import type { LineIndex } from './lines.ts';
import type { Access } from './reference.ts';
import type { Node, NodeIndex, NodeOf, Program } from './syntax.ts';

export type { Comment } from 'oxc-parser';

/** A place where the grammar does not allow what stands there; offsets in the parsed text. */
export interface SyntaxFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** One parsed piece of a file: a chunk, or a whole file. Offsets of its nodes count from the start of its text. */
export interface ParsedUnit {
  readonly path: string;
  readonly text: string;
  /** Where the text begins in its file. */
  readonly origin: Position;
  readonly program: Program;
  readonly faults: readonly SyntaxFault[];
  readonly comments: readonly Comment[];
  readonly index: NodeIndex;
  readonly lines: LineIndex;
  readonly scopes: ScopeAnalysis;
  /** The nodes of one type, in source order. */
  nodes<T extends Node['type']>(type: T): readonly NodeOf<T>[];
}

/** A name that is declared. `identifier` is the declaring node, `definition` what declares it. */
export interface Binding {
  readonly name: string;
  readonly kind: BindingKind;
  readonly identifier: Node;
  readonly definition: Node;
  readonly scope: Scope;
  readonly unit: ParsedUnit;
  /** Uses inside the same unit; `Module.referencesOf` adds those of other units. */
  readonly references: Reference[];
}

/** One use of a name. */
export interface Reference {
  readonly name: string;
  readonly identifier: Node;
  readonly access: Access;
  readonly scope: Scope;
  readonly unit: ParsedUnit;
  binding?: Binding;
}

/** A stretch of code with names of its own. */
export interface Scope {
  readonly node: Node;
  readonly parent: Scope | undefined;
  /** True where `var` lands. */
  readonly isFunction: boolean;
  readonly bindings: Map<string, Binding>;
}

/** Names and uses of one parsed unit. */
export interface ScopeAnalysis {
  readonly top: Scope;
  readonly references: readonly Reference[];
  /** Uses that no scope of this unit declares: other chunks of the file or globals. */
  readonly unresolved: readonly Reference[];
  /** The reference an identifier node stands for. */
  referenceAt(identifier: Node): Reference | undefined;
  /** The binding an identifier declares. */
  bindingAt(identifier: Node): Binding | undefined;
}
