import { ancestorsOf, bare, isFunction, propertyName } from '../../program/index.ts';
import type { FunctionNode, NodeOf, ParsedUnit } from '../../program/index.ts';

/** What nobody has to wait for, by the words of its name. */
const ASIDE: ReadonlySet<string> = new Set(['background', 'beacon', 'cache', 'cached', 'cleanup', 'clean', 'debug', 'emit', 'log', 'metrics', 'notify', 'ping', 'prefetch', 'preload', 'prewarm', 'report', 'telemetry', 'track', 'warm', 'warmup', 'watch']);
const ON_CONDITION = /(?<![\w$])_?(?:is)?(?:async|background)(?![\w$])/i;
const CONTINUES = /^(?:next|cb|callback|done)$/;
const SAYS_SO = /\bwait|\bawait|background|fire.and.forget|\basync|after (?:the )?response|detach/i;

/** True when the code says that nobody is to wait for a call: by the name of what is called, the condition (`if (options.async)`), or a comment beside or right above it. */
export function isBackgroundWork(call: NodeOf<'CallExpression'>, part: ParsedUnit): boolean {
  const callee = bare(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : (propertyName(callee) ?? '');
  const words = name.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return words.some((word) => ASIDE.has(word.toLowerCase())) || isOnCondition(call, part) || part.comments.some(({ start, end, value }) => SAYS_SO.test(value) && isBeside(part.text, { start, end }, call));
}

function isOnCondition(call: NodeOf<'CallExpression'>, part: ParsedUnit): boolean {
  for (const ancestor of ancestorsOf(call)) {
    if (isFunction(ancestor)) return false;
    if (ancestor.type === 'IfStatement' && call.start >= ancestor.consequent.start && call.end <= ancestor.consequent.end) return ON_CONDITION.test(part.text.slice(ancestor.test.start, ancestor.test.end));
  }
  return false;
}

/** `handle(request, response, next)`: the call is handed what the function around was told to go on with. */
export function handsContinuationOn(call: NodeOf<'CallExpression'>, around: FunctionNode): boolean {
  const names = around.params.map((each) => (each.type === 'Identifier' ? each.name : '')).filter((name) => CONTINUES.test(name));
  return call.arguments.some((each) => each.type === 'Identifier' && names.includes(each.name));
}

/** On the line of the call, or with nothing but space between it and the call. */
function isBeside(text: string, comment: { readonly start: number; readonly end: number }, call: { readonly start: number; readonly end: number }): boolean {
  const between = comment.end <= call.start ? text.slice(comment.end, call.start) : comment.start >= call.end ? text.slice(call.end, comment.start) : '\n\n';
  return comment.end <= call.start ? between.trim() === '' : /^[; \t]*$/.test(between);
}
