import { parameter } from './address.ts';
export const shown = (): string => decodeURIComponent(parameter('name') ?? '');
