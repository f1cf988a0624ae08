import type { WorkerSource } from './protocol.ts';

/** Who is known to be in a worker that never said so. */
export function validatorsIn(source: WorkerSource): readonly string[] {
  if (source === 'built-in') return [];
  return [typeof source === 'string' ? source : source.id];
}
