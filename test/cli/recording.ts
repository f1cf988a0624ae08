/** A recording of one attempt that writes these files; `gapMs` lies between two parts. */
export function recording(files: Readonly<Record<string, string>>, gapMs = 0): string {
  const parts = Object.entries(files).flatMap(([name, text]) => [
    { type: 'file-start', file: name, path: name, operation: 'create' },
    ...(text.match(/[\s\S]{1,16}/g) ?? []).map((piece) => ({ type: 'text-delta', file: name, text: piece })),
    { type: 'file-end', file: name },
  ]);
  const lines = [
    { lockstep: 'recording', v: 1, generator: 'by-hand', capabilities: { repair: false, resume: true, edit: false } },
    ...[...parts, { type: 'finish', reason: 'complete' }].map((part, index) => ({ attempt: 1, t: index * gapMs, part })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
