import type { LockstepEvent } from '../contract/index.ts';
import { count } from './count.ts';
import { decisionLines } from './decision-lines.ts';
import { neutralise } from './neutralise.ts';
import { createRunMemory } from './run-memory.ts';
import type { Colors } from './stylish-finding.ts';
import { validatorLaneLine, type ValidatorLane } from './validator-lane.ts';

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const SPINNER_STEP_MS = 80;
/** Lines of decisions that stay in sight. */
const DECISION_LINES = 8;

/** The state behind the live picture: generator, validators, last decisions. */
export interface LaneBoard {
  push(event: LockstepEvent): void;
  lines(now: number): readonly string[];
}

/** Starts with an empty picture. */
export function createLaneBoard(colors: Colors): LaneBoard {
  const memory = createRunMemory();
  const lanes = new Map<string, ValidatorLane>();
  const generator = { name: 'generator', doing: 'starting', characters: 0, ended: false };
  let decisions: readonly (readonly string[])[] = [];

  const noteGenerator = (event: LockstepEvent): void => {
    if (event.type === 'run-start') generator.name = neutralise(event.model ?? event.generator);
    if (event.type === 'file-start') generator.doing = `${event.operation} ${neutralise(event.path)}`;
    if (event.type === 'text-available') {
      generator.doing = neutralise(event.path);
      generator.characters += event.characters;
    }
    if (event.type !== 'run-end') return;
    generator.doing = 'ended';
    generator.ended = true;
  };
  const settle = (isSettled: (unitId: string) => boolean): void => {
    for (const { running } of lanes.values()) for (const unitId of running.keys()) if (isSettled(unitId)) running.delete(unitId);
  };
  const noteValidators = (event: LockstepEvent): void => {
    if (event.type === 'run-start') for (const id of event.validators) lanes.set(id, { id: neutralise(id), running: new Map() });
    if (event.type === 'validation-start') for (const lane of lanes.values()) lane.running.set(event.unitId, event.ts);
    if (event.type === 'decision-available' || event.type === 'chunk-superseded') settle((unitId) => memory.chunkOf(unitId) === event.unitId);
    if (event.type === 'file-rejected') settle((unitId) => memory.pathOf(unitId) === event.path);
    if (event.type === 'run-end') settle(() => true);
    if (event.type !== 'report-available') return;
    const lane = lanes.get(event.validator);
    if (lane === undefined) return;
    lane.running.delete(event.unitId);
    lane.last = { place: memory.placeOfUnit(event.unitId, event.unitId), report: event };
  };

  return {
    push(event) {
      memory.observe(event);
      noteGenerator(event);
      noteValidators(event);
      decisions = latest([...decisions, decisionLines(event, memory, colors)]);
    },
    lines(now) {
      const width = Math.max(0, ...[...lanes.values()].map((lane) => lane.id.length));
      return [
        `${generator.ended ? ' ' : colors.cyan(spinnerAt(now))} ${colors.bold(generator.name)}  ${generator.doing}  ${colors.dim(count(generator.characters, 'character'))}`,
        ...[...lanes.values()].map((lane) => validatorLaneLine(lane, width, { now, colors })),
        ...decisions.flat(),
      ];
    },
  };
}

/** The last decisions that fit; what belongs together stays or goes together. */
function latest(decisions: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let lines = 0;
  const first = decisions.findLastIndex((decision) => (lines += decision.length) > DECISION_LINES);
  return decisions.slice(first + 1).filter((decision) => decision.length > 0);
}

function spinnerAt(now: number): string {
  return SPINNER[Math.floor(now / SPINNER_STEP_MS) % SPINNER.length] ?? SPINNER[0];
}
