import type { Confidence } from '../../contract/index.ts';
import type { NodeOf } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { disposerAround, usesOfField } from './class-members.ts';
import { repetitionOf } from './repeated-code.ts';
import { runsOnceAtStart } from './run-once.ts';
import { clearsItself, racingTimeouts } from './short-lived-timer.ts';
import { isUnreffed, outermost, timerCalls } from './timer-call.ts';
import { ownerOf } from './timer-owner.ts';
import type { Owner } from './timer-owner.ts';
import { timerUse } from './timer-use.ts';

type Call = NodeOf<'CallExpression'>;

/** `memory-leak/timer-never-cleared`: an interval that nobody can stop, or a time-out that outlives its race. */
export const timerNeverCleared: Rule = defineRule({
  meta: {
    id: 'memory-leak/timer-never-cleared',
    cwe: [401, 772],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The timer is started again and again, or by something that is closed, and nothing clears it. It keeps its callback and all it refers to alive.',
    advice: 'Keep the handle of every interval and pass it to clearInterval where the owner ends: in the clean-up function, `finally`, or `close`.',
  },
  check(context) {
    for (const call of timerCalls('setInterval', context.part, context.module)) checkInterval(call, context);
    for (const call of racingTimeouts(context.part, context.module))
      context.report({
        node: call,
        message: 'The time-out of the race goes on when the other side has won, and holds what its callback refers to until it fires.',
        advice: 'Keep the handle and clear it in `finally` after the race, or use AbortSignal.timeout.',
        confidence: isTestPath(context.path) ? 'heuristic' : 'likely',
        severity: 'medium',
      });
  },
});

function checkInterval(call: Call, context: RuleContext): void {
  const { module, path, phase, report } = context;
  const owner = ownerOf(outermost(call), module);
  if (owner.type === 'escapes' || clearsItself(call, module) || !isNeverCleared(owner, context)) return;
  const reason = certainReason(call, owner, context);
  if (reason === undefined && (phase === 'chunk' || runsOnceAtStart(call, module))) return;
  const confidence: Confidence = reason === undefined || isUnreffed(call) || isTestPath(path) ? 'likely' : 'certain';
  report({
    node: call,
    message: `${described(owner)} ${reason ?? 'each call of the function around it starts another one'}.`,
    confidence,
    ...(confidence === 'certain' ? {} : { severity: 'medium' }),
  });
}

/** Module variables and open fields are decided when the whole file is there; local variables and private fields at once. */
function isNeverCleared(owner: Owner, { module, phase }: RuleContext): boolean {
  if (owner.type === 'dropped') return true;
  if (owner.type === 'field') return (owner.isPrivate || phase !== 'chunk') && usesOfField(owner, module).every((use) => timerUse(use, module) === 'looks');
  if (owner.type !== 'variable') return false;
  const { binding } = owner;
  const isLocal = binding.scope !== binding.unit.scopes.top;
  if (!isLocal && (phase === 'chunk' || module.exports.some((each) => each.local === binding.name))) return false;
  return module.referencesOf(binding).every((reference) => timerUse(reference.identifier, module) === 'looks');
}

/** Why the timers certainly pile up: the code runs again and again, or its object ends without ending them. */
function certainReason(call: Call, owner: Owner, { module }: RuleContext): string | undefined {
  const isLocal = owner.type === 'dropped' || (owner.type === 'variable' && owner.binding.scope !== owner.binding.unit.scopes.top);
  const repetition = isLocal ? repetitionOf(call, module) : undefined;
  if (repetition !== undefined) return `${repetition} starts another one`;
  const disposer = owner.type === 'dropped' || (owner.type === 'field' && owner.isPrivate) ? disposerAround(call) : undefined;
  return disposer === undefined ? undefined : `\`${disposer}\` ends the object and not its timer`;
}

function described(owner: Owner): string {
  if (owner.type === 'field') return `The interval in \`this.${owner.name}\` is never cleared:`;
  if (owner.type === 'variable') return `The interval in \`${owner.binding.name}\` is never cleared:`;
  return 'The handle of the interval is dropped, so nothing can clear it:';
}
