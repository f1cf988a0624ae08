import { EventEmitter } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { drawLive } from '../../examples/cli/live-picture.ts';
import type { Terminal } from '../../examples/cli/live-picture.ts';

/** A terminal of so many columns that keeps what is written. */
function terminalOf(columns: number): { readonly written: string[]; readonly terminal: Terminal; resize(columns: number): void } {
  const written: string[] = [];
  const emitter = new EventEmitter();
  const terminal = Object.assign(emitter, { rows: 24, columns, write: (text: string | Uint8Array) => written.push(String(text)) > 0 }) as EventEmitter & Terminal;
  return {
    written,
    terminal,
    resize(next) {
      terminal.columns = next;
      emitter.emit('resize');
    },
  };
}

test('a picture is drawn anew when the terminal changes its size, and takes away the rows that were folded', () => {
  const { written, terminal, resize } = terminalOf(40);
  const picture = drawLive(terminal, () => ['\u001b[32m' + 'x'.repeat(terminal.columns) + '\u001b[39m', 'short']);
  onTestFinished(() => picture.erase());
  expect(written.splice(0)).toEqual([`\u001b[32m${'x'.repeat(40)}\u001b[39m\nshort\n`]);
  resize(20);
  expect(written.splice(0)).toEqual([`\u001b[3A\r\u001b[0J\u001b[32m${'x'.repeat(20)}\u001b[39m\nshort\n`]);
  resize(30);
  expect(written.splice(0)[0]).toMatch(/^\u001b\[2A/);
  picture.erase();
  expect(written.splice(0)).toEqual(['\u001b[2A\r\u001b[0J']);
  resize(50);
  expect(written).toEqual([]);
});

test('more rows than the screen has are not taken away: the cursor cannot go higher than its first line', () => {
  const { written, terminal, resize } = terminalOf(80);
  Object.assign(terminal, { rows: 5 });
  const picture = drawLive(terminal, () => ['x'.repeat(80), 'y'.repeat(80)]);
  onTestFinished(() => picture.erase());
  written.splice(0);
  resize(20);
  expect(written[0]).toMatch(/^\u001b\[4A/);
});
