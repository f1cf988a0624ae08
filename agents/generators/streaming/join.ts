/** What became of the text that follows an accepted prefix: it is known what is new, more is needed, or it does not fit. */
export type JoinStep = { readonly type: 'text'; readonly text: string } | { readonly type: 'wait' } | { readonly type: 'misfit'; readonly why: string };

/** Finds out what is new in a text that is to follow an accepted one. */
export interface Join {
  push(text: string): JoinStep;
  /** Nothing more follows. */
  end(): JoinStep;
}

/** Overlaps shorter than this may be chance: many statements end alike. */
const LEAST_OVERLAP = 24;
/** How many of the last lines of the prefix a model may have repeated. */
const LINES_BACK = 60;

/**
 * Joins what a model sends to what has been accepted of a file. Models repeat: the whole prefix, or its last lines; both are
 * recognised and dropped. `wholeFile`: the text has to begin with the prefix. A text that begins like the file and then goes
 * another way is a misfit: accepted code cannot be changed. The result does not depend on how the text was split.
 */
export function createJoin(prefix: string, options: { readonly wholeFile: boolean }): Join {
  const body = prefix.trimStart();
  let sent = '';
  let joined = body === '';
  const decide = (final: boolean): JoinStep => {
    const step = options.wholeFile ? repeated(prefix, sent, final) : continued(prefix, sent, final);
    if (step.type === 'text') joined = true;
    return step;
  };
  return {
    push(text) {
      if (joined) return { type: 'text', text };
      sent += text;
      return decide(false);
    },
    end: () => (joined ? { type: 'text', text: '' } : decide(true)),
  };
}

function repeated(prefix: string, sent: string, final: boolean): JoinStep {
  if (sent.startsWith(prefix)) return { type: 'text', text: sent.slice(prefix.length) };
  if (prefix.startsWith(sent) && !final) return { type: 'wait' };
  return { type: 'misfit', why: 'it does not begin with the accepted text, which cannot be changed any more' };
}

function continued(prefix: string, sent: string, final: boolean): JoinStep {
  const blank = sent.length - sent.trimStart().length;
  const body = sent.slice(blank);
  if (body === '') return final ? { type: 'text', text: sent } : { type: 'wait' };
  const candidates = overlapsOf(prefix);
  if (!final && candidates.some((each) => each.length > body.length && each.startsWith(body))) return { type: 'wait' };
  const overlap = candidates.find((each) => body.startsWith(each));
  if (overlap !== undefined) return { type: 'text', text: body.slice(overlap.length) };
  if (beginsAnew(prefix.trimStart(), body)) return { type: 'misfit', why: 'it begins the file anew and in another way; accepted text cannot be changed any more' };
  const needsLine = blank === 0 && !/\s$/.test(prefix);
  return { type: 'text', text: needsLine ? `\n${sent}` : sent };
}

/** Ends of the prefix that begin with a line, longest first; the whole prefix is always one. */
function overlapsOf(prefix: string): readonly string[] {
  const starts = [...prefix.matchAll(/^[^\S\n]*(?=\S)/gm)].map((match) => match.index + match[0].length);
  const [first = 0] = starts;
  const ends = starts.slice(-LINES_BACK).map((start) => prefix.slice(start));
  return [prefix.slice(first), ...ends.filter((end) => end.length >= LEAST_OVERLAP)];
}

/** True when the first line of both is the same and says something. */
function beginsAnew(body: string, sent: string): boolean {
  const end = body.indexOf('\n');
  return end >= LEAST_OVERLAP && sent.startsWith(body.slice(0, end + 1));
}
