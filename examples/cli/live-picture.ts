const REDRAW_MS = 100;

/** A few lines at the foot of a terminal that are drawn again and again, at most ten times a second. */
export interface LivePicture {
  /** Takes the picture away and stops drawing. */
  erase(): void;
}

/** What a picture is drawn on: a terminal that says when it changes its size. */
export type Terminal = Pick<NodeJS.WriteStream, 'write' | 'rows' | 'columns' | 'on' | 'off'>;

/** Draws what `frame` gives until it is erased. A terminal that is made narrower folds the lines that stand on it: more rows have to go. */
export function drawLive(terminal: Terminal, frame: (now: number) => readonly string[]): LivePicture {
  let drawn: readonly string[] = [];
  const wipe = (): string => {
    const rows = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (terminal.columns || Infinity))), 0);
    return rows === 0 ? '' : `\u001b[${Math.min(rows, Math.max(1, terminal.rows - 1))}A\r\u001b[0J`;
  };
  const draw = (): void => {
    const lines = frame(Date.now()).slice(0, Math.max(1, terminal.rows - 1));
    terminal.write(`${wipe()}${lines.map((line) => `${line}\n`).join('')}`);
    drawn = lines;
  };
  const timer = setInterval(draw, REDRAW_MS);
  terminal.on('resize', draw);
  draw();
  return {
    erase() {
      clearInterval(timer);
      terminal.off('resize', draw);
      terminal.write(wipe());
      drawn = [];
    },
  };
}

/** Columns that a line takes, without what only colours it. */
function widthOf(line: string): number {
  return [...line.replace(/\u001b\[[\d;]*m/g, '')].length;
}
