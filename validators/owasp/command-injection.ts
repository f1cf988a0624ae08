import type { SinkKind } from '../knowledge/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { remoteSinks } from './flow/index.ts';
import type { ReachedSink } from './flow/index.ts';
import { reportFlows } from './report-flow.ts';

const KINDS: ReadonlySet<SinkKind> = new Set<SinkKind>(['shell-text', 'shell-option', 'shell-argument', 'program']);

/** `owasp/command-injection`: input from outside is run as a command. */
export const commandInjection: Rule = defineRule({
  meta: {
    id: 'owasp/command-injection',
    cwe: [78],
    owasp: 'A05:2025',
    severity: 'critical',
    confidence: 'certain',
    from: 'early',
    description: 'Text from outside reaches a shell or chooses the program that is run. Whoever sends it can run any command with the rights of the server.',
    advice: 'Run a fixed program with execFile or spawn and a list of arguments, without a shell, and take what may vary from a constant list.',
  },
  check(context) {
    reportFlows(context, remoteSinks(context, KINDS), describe);
  },
});

function describe({ sink, flow }: ReachedSink): string {
  const what = flow.origin.type === 'parameter' ? 'A parameter of an exported function' : `\`${flow.origin.what}\``;
  return sink.kind === 'program' ? `${what} chooses the program that \`${sink.name}\` runs.` : `${what} is read by the shell that \`${sink.name}\` starts.`;
}
