export type { ReachedSink } from './parameter-sinks.ts';
export { remoteSinks } from './remote-sinks.ts';
