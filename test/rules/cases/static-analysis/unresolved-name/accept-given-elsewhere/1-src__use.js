import { one } from './one.js';

export const open = () => shopApp.open(one);
