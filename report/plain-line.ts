import type { EventOf, LockstepEvent } from '../contract/index.ts';
import { count } from './count.ts';
import { decisionLines } from './decision-lines.ts';
import { neutralise } from './neutralise.ts';
import { runSummary } from './run-summary.ts';
import type { RunMemory } from './run-memory.ts';
import type { Colors } from './stylish-finding.ts';

/** One event for a pipe or a build log; undefined for what is of no interest there. */
export function plainLine(event: LockstepEvent, memory: RunMemory, colors: Colors): string | undefined {
  switch (event.type) {
    case 'run-start':
      return startLine(event, colors);
    case 'attempt-start':
      return event.attempt > 1 ? colors.dim(`attempt ${event.attempt}`) : undefined;
    case 'attempt-end':
      return endLine(event, colors);
    case 'file-start':
      return colors.dim(`${event.operation} ${neutralise(event.path)}`);
    case 'run-end':
      return runSummary(event, colors);
    default: {
      const lines = decisionLines(event, memory, colors);
      return lines.length === 0 ? undefined : lines.join('\n');
    }
  }
}

/** Said only where the generator was not through. */
function endLine({ reason }: EventOf<'attempt-end'>, colors: Colors): string | undefined {
  if (reason === 'length') return colors.yellow('the answer was cut at its longest: what had come until then is judged, the rest is missing');
  return reason === 'refusal' ? colors.yellow('the model has declined, or wrote no file at all') : undefined;
}

function startLine({ runId, generator, model, root, validators, resumed }: EventOf<'run-start'>, colors: Colors): string {
  const from = neutralise(model === undefined ? generator : `${generator} (${model})`);
  const verb = resumed ? 'resumed' : 'run';
  return `${verb} ${colors.bold(neutralise(runId))}: ${from} into ${neutralise(root)}, ${count(validators.length, 'validator')}`;
}
