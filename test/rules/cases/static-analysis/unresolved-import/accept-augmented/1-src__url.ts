import type { Config, Port } from './config.js';

export const url = (config: Config, { port }: Port): string => `http://${config.name}:${port}/`;
