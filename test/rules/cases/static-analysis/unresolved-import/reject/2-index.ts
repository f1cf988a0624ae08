export * from './shapes.ts';
export { default as Circle } from './shapes.ts';
