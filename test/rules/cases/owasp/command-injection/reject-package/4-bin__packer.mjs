import { archive } from '../src/index.ts';

archive.pack('out');
