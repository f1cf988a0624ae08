import type { Validator } from '../../contract/index.ts';
import { defineFamily } from '../family.ts';
import type { Rule } from '../rule.ts';
import { anyBurst } from './any-burst.ts';
import { argumentMutation } from './argument-mutation.ts';
import { asyncCallback } from './async-callback.ts';
import { droppedError } from './dropped-error.ts';
import { duplicateKey } from './duplicate-key.ts';
import { floatingPromise } from './floating-promise.ts';
import { indexPastEnd } from './index-past-end.ts';
import { leakedAny } from './leaked-any.ts';
import { promiseCondition } from './promise-condition.ts';
import { sameResult } from './same-result.ts';
import { suppressionComment } from './suppression-comment.ts';
import { syntax } from './syntax.ts';
import { thrownValue } from './thrown-value.ts';
import { undefinedArithmetic } from './undefined-arithmetic.ts';
import { unreachableCode } from './unreachable-code.ts';
import { unresolvedImport } from './unresolved-import.ts';
import { unresolvedName } from './unresolved-name.ts';
import { useAfterClose } from './use-after-close.ts';
import { useBeforeDefinition } from './use-before-definition.ts';

/** The rules of the family, in the order of their names. */
export const staticAnalysisRules: readonly Rule[] = [anyBurst, argumentMutation, asyncCallback, droppedError, duplicateKey, floatingPromise, indexPastEnd, leakedAny, promiseCondition, sameResult, suppressionComment, syntax, thrownValue, undefinedArithmetic, unreachableCode, unresolvedImport, unresolvedName, useAfterClose, useBeforeDefinition];

/** Names, modules and syntax that cannot work, code that does something else than it says, and what would switch checks off. */
export const staticAnalysis: Validator = defineFamily({
  id: 'static-analysis',
  version: '0.1.0',
  rules: staticAnalysisRules,
});
