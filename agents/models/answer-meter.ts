import type { AnswerSize } from './budget.ts';
import type { ModelEvent, ModelUsage } from './model-client.ts';

/** Counts what comes of one answer. */
export interface AnswerMeter {
  count(event: ModelEvent): void;
  readonly size: AnswerSize;
  /** True when anything came at all. */
  readonly answered: boolean;
  /** The version of the model that answers, as the provider names it. */
  readonly model: string | undefined;
}

/** A meter at nought. */
export function createMeter(): AnswerMeter {
  let usage: Partial<ModelUsage> = {};
  let characters = 0;
  let complete = false;
  let answered = false;
  let model: string | undefined;
  return {
    count(event) {
      answered = true;
      if (event.type === 'usage') usage = { ...usage, ...event.usage };
      if (event.type === 'start') model = event.model;
      if (event.type === 'text') characters += event.text.length;
      if (event.type === 'tool-input') characters += event.json.length;
      if (event.type === 'end') complete = true;
    },
    get size() {
      return { usage, characters, complete };
    },
    get answered() {
      return answered;
    },
    get model() {
      return model;
    },
  };
}
