import { money } from '../../shared/money.ts';
export const total = (values: readonly number[]): string => money(values.length);
