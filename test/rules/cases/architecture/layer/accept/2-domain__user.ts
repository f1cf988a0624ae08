import { name } from './name.ts';
import { version } from '../version.ts';

export const user = (): string => name() + version;
