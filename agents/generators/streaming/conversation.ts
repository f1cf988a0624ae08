import type { AcceptedPrefix, GenerationRequest } from '../../../contract/index.ts';
import type { ModelBlock, ModelTurn } from '../../models/index.ts';

/** How files are written in an answer. */
export type AnswerStyle = 'tools' | 'fences';

const RULES = `You write code into a project. While you write, validators judge every top-level statement as soon as it is complete, in the program as it would be. What passes is accepted and stays; a statement that fails stops the stream, and you are told why and how it is written safely. So write each file from the top to the bottom, finished, without placeholders. Write only what the task asks for.`;

const STYLES: Readonly<Record<AnswerStyle, string>> = {
  tools: `Files are written with tools and in no other way: write_file for a whole file, edit_file for a change of one that exists. When everything is written, say so in one sentence and call no tool.`,
  fences: `Write every file as one fenced code block whose info string holds the language and the path, for example:

\`\`\`ts path=src/add.ts
export const add = (a: number, b: number): number => a + b;
\`\`\`

Add the word replace when the file exists already. When a file itself holds a fence, make the outer one longer. Each file is written once and whole. Blocks without a path are not written.`,
};

/** What stays the same in all requests of a run: it can be cached. */
export function systemText(brief: string, style: AnswerStyle): string {
  const rules = brief === '' ? '' : `\n\nWhat holds in this project:\n${brief}`;
  return `${RULES}\n\n${STYLES[style]}${rules}`;
}

/**
 * The turns with which an attempt begins: context, then the task, then what was accepted and refused before, told as calls
 * and their results, as if this were one conversation. All of it comes from the request: a run whose process died goes on
 * in the same way.
 */
export function openingTurns(request: GenerationRequest, style: AnswerStyle): readonly ModelTurn[] {
  const { task } = request;
  const context: readonly ModelBlock[] = task.context === undefined || task.context === '' ? [] : [text(`Context:\n${task.context}`)];
  const first: ModelTurn = { role: 'user', blocks: [...context, text(`Task:\n${task.prompt}`)] };
  const told = historyOf(request);
  if (told.length === 0) return request.refused === undefined ? [first] : [{ role: 'user', blocks: [...first.blocks, text(leftAlone(request.refused))] }];
  const left = request.refused === undefined ? [] : [leftAlone(request.refused)];
  return style === 'tools' ? [first, ...asCalls(told, left)] : [first, ...asFences(told, left)];
}

/** A file as the model is told about it. */
interface Told {
  readonly path: string;
  /** What the model wrote of it, the refused part included. */
  readonly content: string;
  readonly verdict: string;
  readonly refused: boolean;
}

function historyOf({ accepted, repair }: GenerationRequest): readonly Told[] {
  const told = accepted.filter((prefix) => prefix.path !== repair?.path && (prefix.text !== '' || prefix.complete)).map(verdictOn);
  if (repair === undefined) return told;
  const prefix = accepted.find((each) => each.path === repair.path);
  const kept = prefix?.operation === 'edit' ? '' : (prefix?.text ?? '');
  const content = repair.refusedText.startsWith(kept) ? repair.refusedText : kept + repair.refusedText;
  const verdict = `Refused. ${repair.advice}\n\n${howToGoOn(repair.path, kept, prefix)}`;
  return [...told, { path: repair.path, content, verdict, refused: true }];
}

function verdictOn(prefix: AcceptedPrefix): Told {
  const { path, text: content, complete } = prefix;
  const verdict = complete ? 'Accepted and complete. Leave it as it is.' : `The beginning is accepted. ${howToGoOn(path, content, prefix)}`;
  return { path, content, verdict, refused: false };
}

function howToGoOn(path: string, kept: string, prefix: AcceptedPrefix | undefined): string {
  if (prefix?.operation === 'edit') return `Nothing of the change is kept: send all edits of ${path} again, against the file as it is on disk.`;
  if (kept === '') return `Nothing of ${path} is kept: write the whole file again.`;
  return `Of ${path} exactly this is accepted and stays, byte for byte:\n<accepted>${kept}</accepted>\nGo on right after it, without repeating any of it.`;
}

/** Said once: what comes for these files costs, and is dropped. */
function leftAlone(paths: readonly string[]): string {
  return `Refused for good, leave them: ${paths.join(', ')}. When nothing else is to be written, say so in one sentence.`;
}

function asCalls(told: readonly Told[], left: readonly string[]): readonly ModelTurn[] {
  const id = (at: number): string => `before_${at + 1}`;
  const calls = told.map(({ path, content }, at): ModelBlock => ({ type: 'tool-call', id: id(at), name: 'write_file', input: { path, content } }));
  const results = told.map(({ verdict, refused }, at): ModelBlock => ({ type: 'tool-result', id: id(at), text: verdict, isError: refused }));
  return [
    { role: 'assistant', blocks: calls },
    { role: 'user', blocks: [...results, text('Go on: use continue_file for files of which the beginning is accepted, then write what is still missing.'), ...left.map(text)] },
  ];
}

function asFences(told: readonly Told[], left: readonly string[]): readonly ModelTurn[] {
  const files = told.map(({ path, content }) => `${fenceFor(content)} path=${path}\n${content}\n${fenceFor(content)}`);
  const verdicts = told.map(({ path, verdict }) => `${path}: ${verdict}`);
  const how = 'Go on: a file of which the beginning is accepted is continued in a block with its path and the word continue, which holds only what follows. Then write what is still missing.';
  return [
    { role: 'assistant', blocks: [text(files.join('\n\n'))] },
    { role: 'user', blocks: [text([...verdicts, how, ...left].join('\n\n'))] },
  ];
}

function fenceFor(content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/^ {0,3}(`{3,})/gm)].map((match) => match[1]?.length ?? 0));
  return '`'.repeat(longest + 1);
}

function text(value: string): ModelBlock {
  return { type: 'text', text: value };
}
