export const late = (): number => size * 2;
export class Holder {
  size = size;
  shape: Shape | undefined;
}
export { size };
const size = 4;
class Shape {}
export const made = new Shape();
export type Kind = typeof size;
export function area(): number {
  return hoisted();
  function hoisted(): number {
    return size;
  }
}

export interface CursorEvents {
  [Cursor.CLOSE](): void;
}

export class Cursor {
  static readonly CLOSE = 'close';
}
