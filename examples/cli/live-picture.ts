const REDRAW_MS = 100;

/** A few lines at the foot of a terminal that are drawn again and again, at most ten times a second. */
export interface LivePicture {
  /** Takes the picture away and stops drawing. */
  erase(): void;
}

/** Draws what `frame` gives until it is erased. */
export function drawLive(terminal: NodeJS.WriteStream, frame: (now: number) => readonly string[]): LivePicture {
  let height = 0;
  const wipe = (): string => (height === 0 ? '' : `\u001b[${height}A\u001b[0J`);
  const draw = (): void => {
    const lines = frame(Date.now()).slice(0, Math.max(1, terminal.rows - 1));
    terminal.write(`${wipe()}${lines.map((line) => `${line}\n`).join('')}`);
    height = lines.length;
  };
  const timer = setInterval(draw, REDRAW_MS);
  draw();
  return {
    erase() {
      clearInterval(timer);
      terminal.write(wipe());
      height = 0;
    },
  };
}
