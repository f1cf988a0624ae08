import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { html, readRunRecord, runJson, runResult, sarif } from '../../../index.ts';
import { scriptedGenerator } from '../../../testing.ts';
import { forbid } from '../../graph/forbid.ts';
import { COMPLETE, fileParts, runToEnd, treeWith } from '../../graph/run-fixture.ts';

const HOSTILE = `</script><script src="https://evil.example/x.js"></script><img src=x onerror=alert(1)>&lt;`;
const NAME = 'src/</td><b onclick=x>.ts';

/** Tags of the page with their attributes, as a browser would read them: no text of the run may be among them. */
function tagsIn(page: string): readonly string[] {
  return [...page.replace(/<style>[\s\S]*?<\/style>/, '<style>').matchAll(/<([!/]?[a-z][^\s>]*)([^>]*)>/gi)].map(([tag]) => tag);
}

async function hostileRun() {
  const code = `export const a = ${JSON.stringify(HOSTILE)};\nexport const b = "FLAW\\u202E";\n// \u202E\u0007 ${HOSTILE}\nexport const c = 1;\n`;
  const better = `export const b = 2;\n// ${HOSTILE}\nexport const c = 1;\n`;
  const generator = scriptedGenerator([
    [...fileParts('a.ts', code), { type: 'note', text: HOSTILE }, COMPLETE],
    [...fileParts('a.ts', better), ...fileParts(NAME, better), COMPLETE],
  ]);
  const { root } = await runToEnd(generator, { record: true, validators: [forbid('FLAW')], onBehalfOf: HOSTILE });
  return readRunRecord(root, 'r');
}

describe('the page of a run', () => {
  it('holds nothing of the code but text', async () => {
    const page = html(await hostileRun());
    const allowed = /^<(?:!doctype html|\/?(?:html|head|meta|title|style|body|main|header|section|article|h1|h2|h3|p|span|div|dl|dt|dd|ul|ol|li|details|summary|table|caption|thead|tbody|tr|th|td|strong|svg|rect))(?:[\s/>]|$)/i;
    expect(tagsIn(page).filter((tag) => !allowed.test(tag))).toEqual([]);
    expect(tagsIn(page).filter((tag) => /\son\w+=|javascript:|(?:src|href|action|style)=/i.test(tag))).toEqual([]);
    expect(page).toContain('&lt;/script&gt;&lt;script src=&quot;https://evil.example/x.js&quot;&gt;');
    expect(page).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  });

  it('allows itself nothing but its one style', async () => {
    const page = html(await hostileRun());
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(`default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;`);
    expect(style).not.toMatch(/url\(|@import/);
  });

  it('tells what was decided, by whom and why, and what was repaired', async () => {
    const page = html(await hostileRun());
    expect(page).toMatch(/>to be repaired<\/span>/);
    expect(page).toContain('custom/flaw: a flaw');
    expect(page).toMatch(/<span class="badge bad">repaired<\/span>/);
    expect(page).toMatch(/forbid ✓/);
    expect(page).toContain('validated while streaming');
    expect(page.match(/<svg/g)?.length).toBe(7);
  });

  it('goes without times when they were not kept, or cannot be read', async () => {
    const generator = scriptedGenerator([[...fileParts('a.ts', 'export const a = 1;\n'), COMPLETE]]);
    const { root } = await runToEnd(generator, {});
    expect(html(await readRunRecord(root, 'r'))).toContain('There are no times: the run was made without a recording.');
    writeFileSync(path.join(root, '.lockstep/runs/r/events.jsonl'), '{"type":"no event"}\n{"cut');
    const record = await readRunRecord(root, 'r');
    expect(record.eventsMissing).toMatch(/^events\.jsonl:1: expected an event/);
    expect(record.metrics).toBeNull();
  });

  it('shows how a file differs from what was there, and covers secrets that were found', async () => {
    const root = treeWith({ 'a.ts': 'export const a = 1;\nexport const b = 2;\n' });
    const secret = ['ghp', '_', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('');
    const generator = scriptedGenerator([
      [{ type: 'file-start', file: 'a', path: 'a.ts', operation: 'edit' }, { type: 'edit', file: 'a', oldText: 'b = 2', newText: 'b = 3' }, { type: 'file-end', file: 'a' }, ...fileParts('key.ts', `export const key = '${secret}';\n`), COMPLETE],
    ], { capabilities: { repair: false, resume: true, edit: true } });
    await runToEnd(generator, { root, record: true });
    const page = html(await readRunRecord(root, 'r'));
    expect(page).toMatch(/class="removed">.*?export const b = 2;/);
    expect(page).toMatch(/class="added">.*?export const b = 3;/);
    expect(page).toContain('generic/secret');
    expect(page).not.toContain(secret);
    expect(readFileSync(path.join(root, 'a.ts'), 'utf8')).toContain('b = 3');
  });
});

describe('a run in other forms', () => {
  it('is a check whose refused code failed', async () => {
    const generator = scriptedGenerator([[...fileParts('a.ts', 'export const a = 1;\nexport const b = "FLAW";\n'), COMPLETE]], { capabilities: { repair: false, resume: true, edit: false } });
    const { root } = await runToEnd(generator, { record: true, validators: [forbid('FLAW')] });
    const record = await readRunRecord(root, 'r');
    const result = runResult(record);
    expect(result.files.map(({ path: name, findings }) => [name, findings.map(({ rule, blocks }) => [rule, blocks])])).toEqual([['a.ts', [['custom/flaw', true]]]]);
    const log: unknown = JSON.parse(sarif(result, { toolVersion: '1.0.0', automationId: 'lockstep/gate/r' }));
    expect(log).toMatchObject({ runs: [{ automationDetails: { id: 'lockstep/gate/r' }, results: [{ level: 'error', locations: [{ physicalLocation: { region: { startLine: 2, snippet: { text: 'FLAW' } } } }] }] }] });
  });

  it('is JSON without texts', async () => {
    const json: unknown = JSON.parse(runJson(await hostileRun()));
    expect(json).toMatchObject({ version: 1, run: { runId: 'r' }, metrics: { repairs: 1 } });
    expect(JSON.stringify(json)).not.toContain('export const c');
  });
});
