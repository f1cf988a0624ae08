import { Archive } from './archive.ts';

export const archive: Archive = new Archive();
