import { defineValidator } from 'lockstep';
import type { Finding, RuleMeta, Validator, ValidationRequest, ValidatorPart } from 'lockstep';

const RULE: RuleMeta = {
  id: 'house-rules/no-console',
  cwe: [],
  severity: 'medium',
  confidence: 'certain',
  from: 'chunk',
  description: 'Product code writes to the log service, not to the console.',
  advice: 'Call `log.info` from the log service instead of `console.log`.',
};

/** Refuses `console.log` at the beginning of a line. A rule over text, to keep the example short. */
export const noConsole: Validator = defineValidator({
  id: 'house-rules',
  version: '1.0.0',
  family: 'external',
  rules: [RULE],
  async *validate({ unit, program }: ValidationRequest): AsyncIterable<ValidatorPart> {
    const found: Finding[] = [];
    const whole = program.text(unit.path) ?? unit.text;
    for (const match of unit.text.matchAll(/^[ \t]*console\.log\(/gm)) {
      const offset = unit.span.start + match.index;
      const before = whole.slice(0, offset).split('\n');
      const start = { line: before.length, column: (before.at(-1) ?? '').length + 1, offset };
      const end = { ...start, column: start.column + match[0].length, offset: offset + match[0].length };
      const { id: rule, severity, confidence, advice } = RULE;
      const location = { path: unit.path, start, end };
      found.push({ rule, severity, confidence, advice, location, message: 'console.log in product code.', trace: [], symbol: '', sink: 'console.log' });
    }
    for (const finding of found) yield { type: 'finding', finding };
    const status = found.length === 0 ? 'pass' : 'fail';
    yield { type: 'done', status, unitSha256: unit.sha256, programVersion: program.version };
  },
});
