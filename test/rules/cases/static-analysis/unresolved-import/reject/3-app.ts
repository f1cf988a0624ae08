import { absent } from './absent.ts'; // reject: static-analysis/unresolved-import
import { Circle, type Kind, type Shape, Unit, height } from './index.ts';
import { area, width } from './index.ts'; // reject: static-analysis/unresolved-import
import shapes from './index.ts'; // reject: static-analysis/unresolved-import
export { nothing } from './shapes.ts'; // reject: static-analysis/unresolved-import

export const all: readonly unknown[] = [absent, Circle, Unit, height, area, width, shapes];
export type Both = Kind | Shape;
