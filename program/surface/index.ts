export { codeSurface } from './code-surface.ts';
export { textSurface } from './text-surface.ts';
