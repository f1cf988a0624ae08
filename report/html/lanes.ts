import type { LockstepEvent } from '../../contract/index.ts';
import { milliseconds } from '../run-summary.ts';
import { join, tag } from './markup.ts';
import type { Markup } from './markup.ts';
import { AXIS, timelineOf } from './timeline.ts';
import type { Mark, Stretch, Timeline } from './timeline.ts';

const HEIGHT = 24;
const TICKS = 5;

/** Generator and validators over time, one lane each; the generator's streaming time lies behind all of them. */
export function lanesSection(events: readonly LockstepEvent[], name: string): Markup {
  const timeline = timelineOf(events);
  const { generator, validators, marks, length } = timeline;
  const words = `${validators.length} validators beside ${name}, ${milliseconds(length)}`;
  return join(
    tag('div', { class: 'lanes', role: 'group', 'aria-label': words },
      lane(name, { label: `${name} streams`, stretches: generator, behind: [], marks }),
      validators.map(({ id, stretches }) => lane(id, { label: `${id} judges`, stretches, behind: generator, marks: marks.filter(({ kind }) => kind === 'session') })),
      axis(timeline)),
    legend(),
  );
}

interface Lane {
  readonly label: string;
  readonly stretches: readonly Stretch[];
  readonly behind: readonly Stretch[];
  readonly marks: readonly Mark[];
}

function lane(name: string, { label, stretches, behind, marks }: Lane): Markup {
  return tag('div', { class: 'lane' },
    tag('div', { class: 'lane-name' }, name),
    tag('svg', { viewBox: `0 0 ${AXIS} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
      behind.map((stretch) => bar(stretch, 'behind', 0)),
      stretches.map((stretch) => bar(stretch, stretch.kind, 4)),
      marks.map(({ at, kind }) => tag('rect', { class: `mark ${kind}`, x: short(at), y: 0, width: 2, height: HEIGHT }))));
}

function bar({ from, to }: Stretch, kind: string, inset: number): Markup {
  return tag('rect', { class: kind, x: short(from), y: inset, width: short(Math.max(0.5, to - from)), height: HEIGHT - 2 * inset });
}

function axis({ length }: Timeline): Markup {
  const ticks = Array.from({ length: TICKS }, (_, index) => milliseconds((length * index) / (TICKS - 1)));
  return tag('div', { class: 'lane' }, tag('div', { class: 'lane-name' }), tag('div', { class: 'axis' }, ticks.map((tick) => tag('span', {}, tick))));
}

function legend(): Markup {
  const entries: readonly (readonly [string, string])[] = [
    ['streaming', 'the generator streams'],
    ['behind', 'its streaming time, behind the validators'],
    ['pass', 'a validator judges and passes'],
    ['fail', 'it has findings'],
    ['broke', 'it broke, ran out of time or could not analyse'],
    ['veto', 'veto: the stream is stopped'],
    ['repair', 'repair begins'],
    ['question', 'a person is asked'],
    ['session', 'another process goes on; the time between is left out'],
  ];
  return tag('ul', { class: 'legend' }, entries.map(([kind, text]) => tag('li', {}, tag('span', { class: `key ${kind}` }), text)));
}

function short(value: number): string {
  return value.toFixed(1);
}
