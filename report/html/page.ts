import { createHash } from 'node:crypto';
import type { RunRecord, RunSummary } from '../../contract/index.ts';
import { count } from '../count.ts';
import { milliseconds } from '../run-summary.ts';
import { runStory } from '../run-story/index.ts';
import type { FileStory, RunStory } from '../run-story/index.ts';
import { chunkTable } from './chunk-table.ts';
import { fileSection } from './file-section.ts';
import { findingSection } from './finding-section.ts';
import { lanesSection } from './lanes.ts';
import { join, tag } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { metricSection, percent } from './metric-section.ts';
import { STYLE } from './style.ts';
import { surfaceOf, surfaceSection } from './surface-section.ts';

/** Files beyond so many are folded up. */
const MOST_OPEN = 8;

const STATES: Readonly<Record<RunSummary['state'], string>> = {
  accepted: 'good', rejected: 'bad', failed: 'bad', waiting: 'warn', aborted: 'warn', answered: 'warn', unfinished: 'warn', undone: 'dim', unreadable: 'bad',
};

/**
 * A run as one page that needs nothing beside itself: no script, no address, one style that is allowed by its digest.
 * Everything that comes from the run is text; code that tries to be markup is shown as what it is.
 */
export function html(record: RunRecord): string {
  const story = runStory(record);
  const digest = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  const head = tag('head', {},
    tag('meta', { charset: 'utf-8' }),
    tag('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('meta', { name: 'referrer', content: 'no-referrer' }),
    tag('title', {}, `${record.summary.state}: ${record.summary.runId}`),
    tag('style', {}, { markup: STYLE }));
  return `<!doctype html>\n${tag('html', { lang: 'en' }, head, tag('body', {}, tag('main', {}, sections(record, story)))).markup}\n`;
}

function sections(record: RunRecord, story: RunStory): Content {
  const { events, eventsMissing, metrics } = record;
  const generator = story.identity.model ?? story.identity.agent;
  const surface = surfaceOf(events);
  const untimed = tag('p', { class: 'dim' }, `There are no times: ${eventsMissing ?? 'nothing was recorded'}.`);
  return [
    header(record, story),
    tiles(record),
    section('Generator and validators over time', events.length === 0 ? untimed : lanesSection(events, generator)),
    section('Files', files(story)),
    section('Findings', findings(story)),
    section('Decisions', chunkTable(story.chunks)),
    surface === undefined ? '' : section('Attack surface', surfaceSection(surface)),
    metrics === null ? '' : section('Measured', metricSection(metrics)),
    section('Where this comes from', provenance(record, story)),
  ];
}

function section(title: string, ...content: readonly Content[]): Markup {
  return tag('section', {}, tag('h2', {}, title), ...content);
}

function header({ summary }: RunRecord, { identity, task }: RunStory): Markup {
  const who = [identity.agent, identity.model, identity.provider].filter((part) => part !== undefined && part !== '').join(' · ');
  const whom = identity.onBehalfOf === undefined ? '' : `, on behalf of ${identity.onBehalfOf}`;
  return tag('header', {},
    tag('p', { class: 'dim' }, 'Lockstep run ', tag('span', { class: 'path' }, summary.runId)),
    tag('h1', {}, tag('span', { class: `badge ${STATES[summary.state]}` }, summary.state), task.prompt === '' ? 'a run without words' : task.prompt),
    tag('p', { class: 'dim' }, `${who}${whom} · ${moment(summary.startedAt)}`));
}

function tiles({ summary, metrics, entries }: RunRecord): Markup {
  const usage = usageOf(entries);
  const shown: readonly (readonly [string, string])[] = [
    ['files written', `${summary.written.length}`],
    ['files rejected', `${summary.rejected.length}`],
    ...(summary.open === 0 ? [] : [['questions open', `${summary.open}`] as const]),
    ...(metrics === null ? [] : [
      ['validated while streaming', percent(metrics.overlap)] as const,
      ['wall time over streaming', metrics.slowdown === 0 ? '–' : `×${metrics.slowdown.toFixed(2)}`] as const,
      ['verdict, median / 95 %', `${milliseconds(metrics.verdictMsP50)} / ${milliseconds(metrics.verdictMsP95)}`] as const,
      ['vetoes / repairs', `${metrics.vetoes} / ${metrics.repairs}`] as const,
      ['wasted for each useful', metrics.wastedPerUseful.toFixed(2)] as const,
    ]),
    ...(usage === undefined ? [] : [['tokens in / out', usage] as const]),
  ];
  return tag('dl', { class: 'tiles' }, shown.map(([name, value]) => tag('div', { class: 'tile' }, tag('dt', {}, name), tag('dd', {}, value))));
}

function usageOf(entries: RunRecord['entries']): string | undefined {
  const used = entries.flatMap(({ record }) => (record.type === 'model-usage' ? [record] : []));
  if (used.length === 0) return undefined;
  const cost = used.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
  const tokens = `${used.reduce((sum, each) => sum + each.inputTokens, 0)} / ${used.reduce((sum, each) => sum + each.outputTokens, 0)}`;
  return cost === 0 ? tokens : `${tokens}, $${cost.toFixed(4)}`;
}

function files({ files: all, refusedPaths }: RunStory): Content {
  if (all.length + refusedPaths.length === 0) return tag('p', { class: 'dim' }, 'No file was begun.');
  return [
    all.map((file, index) => fileSection(file, index < MOST_OPEN)),
    refusedPaths.map(({ path, reason }) => tag('p', {}, tag('span', { class: 'badge bad' }, 'refused'), tag('span', { class: 'path' }, path), ` ${reason}`)),
  ];
}

function findings({ files: all }: RunStory): Content {
  const texts = new Map(all.map(({ path, after }) => [path, after ?? undefined]));
  const standing = all.flatMap((file) => file.findings.map((finding) => findingSection(finding, labelOf(file, finding.blocks), (path) => texts.get(path))));
  const repaired = all.flatMap(({ path, repaired: gone }) => gone.map(({ finding, text }) => findingSection(finding, 'repaired', (other) => (other === path ? text : texts.get(other)))));
  if (standing.length + repaired.length === 0) return tag('p', { class: 'dim' }, 'Nothing was found.');
  return [tag('p', { class: 'dim' }, `${count(standing.length, 'finding')} in the code as it stands, ${repaired.length} that kept code out and ${repaired.length === 1 ? 'was' : 'were'} repaired.`), standing, repaired];
}

function labelOf({ state }: FileStory, blocks: boolean): string {
  if (blocks) return 'blocks';
  return state === 'written' ? 'accepted with it' : 'told';
}

function provenance({ summary, entries, root }: RunRecord, { policyDigest, validators, head }: RunStory): Content {
  const rows: readonly (readonly [string, string])[] = [
    ['tree', root],
    ['policy', policyDigest],
    ['validators', validators.map(({ id, version }) => `${id} ${version}`).join(', ')],
    ['journal', `${entries.length} entries, the last ${head}`],
    ['check it', `lockstep verify ${summary.runId}`],
  ];
  return join(tag('div', { class: 'wide' }, tag('table', {}, tag('tbody', {}, rows.map(([name, value]) => tag('tr', {}, tag('th', { scope: 'row' }, name), tag('td', { class: 'hash' }, value)))))));
}

function moment(ms: number): string {
  return ms === 0 ? 'unknown time' : `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
