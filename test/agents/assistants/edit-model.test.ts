import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../agents/generators/assistants/index.ts';
import type { FileChange } from '../../../agents/generators/assistants/index.ts';

const replace = (oldText: string, newText: string, all = false): FileChange => ({ type: 'replace', oldText, newText, all });
const patch = (oldStart: number, oldLines: readonly string[], newLines: readonly string[]): FileChange => ({
  type: 'patch',
  hunks: [{ header: '@@', oldStart, oldLines, newLines }],
});

describe('changes of a file', () => {
  it('are made one after another, each on what the last has left', () => {
    expect(applyChanges('a b', [replace('a', 'b c'), replace('c b', 'd')])).toEqual({ type: 'changed', text: 'b d' });
    expect(applyChanges('x', [{ type: 'write', text: 'y\n' }, replace('y', 'z')])).toEqual({ type: 'changed', text: 'z\n' });
  });

  it('take a text as it stands, not as a pattern', () => {
    expect(applyChanges('a$b', [replace('$', "$&$1$'")])).toEqual({ type: 'changed', text: "a$&$1$'b" });
    expect(applyChanges('a.a.', [replace('.', '$&', true)])).toEqual({ type: 'changed', text: 'a$&a$&' });
  });

  it.each([
    ['twice', 'x = 1\nx = 1\n', [replace('x = 1', 'y')], /more than once, in lines 1 and 2: "x = 1"/],
    ['overlapping itself', 'aaa', [replace('aa', 'b')], /more than once/],
    ['nowhere', 'x', [replace('y', 'z')], /not there: "y"/],
    ['the second of two', 'x', [replace('x', 'y'), replace('x', 'z')], /^change 2 of 2: .*not there/],
    ['nothing', 'x', [replace('', 'z')], /names no text/],
    ['no file', null, [replace('y', 'z')], /no file to edit/],
  ] as const)('that name a text %s are refused', (_name, before, changes, message) => {
    expect(applyChanges(before, changes)).toMatchObject({ type: 'refused', message: expect.stringMatching(message) as unknown });
  });

  it('make a file that was not there', () => {
    expect(applyChanges(null, [replace('', 'new\n')])).toEqual({ type: 'changed', text: 'new\n' });
  });

  it.each([
    ['another line', patch(1, ['b\n'], ['c\n']), /hunk 1 \(@@\): line 1 was expected to be "b\\n", got "a\\n"/],
    ['another line end', patch(1, ['a\r\n'], ['c\n']), /expected to be "a\\r\\n", got "a\\n"/],
    ['a line further down', patch(1, ['z\n'], ['c\n']), /line 1 was expected/],
    ['what lies behind the end', patch(9, ['a\n'], []), /behind the end of the file, which has 2 lines/],
    ['a line without end in the middle', patch(1, ['a\n'], ['b']), /line 1 would be without a line end/],
  ] as const)('that patch %s are refused with hunk, line, expected and got', (_name, change, message) => {
    expect(applyChanges('a\nz\n', [change])).toMatchObject({ type: 'refused', message: expect.stringMatching(message) as unknown });
  });
});
