import type { CheckedFile, CheckResult, JudgedFinding, UncheckedFile } from '../contract/index.ts';
import { findingsOf } from './rank.ts';
import { placeOf } from './place.ts';
import { surfaceRows } from './surface-table.ts';
import { element, textElement } from './xml.ts';

/**
 * JUnit XML: a suite a file. A blocking finding is a failure, a file that could not be judged an error, one that was
 * not analysed is skipped; what does not block is told in the output of a case that passes.
 */
export function junit(result: CheckResult): string {
  const missed = result.unchecked.filter((file) => file.kind !== 'ignored');
  const findings = findingsOf(result);
  const blocking = findings.filter((finding) => finding.blocks).length;
  const failed = missed.filter((file) => file.kind === 'failed').length;
  const tests = missed.length + blocking + result.files.filter(({ findings: all }) => !all.some((finding) => finding.blocks)).length;
  const head = { name: 'lockstep', tests, failures: blocking, errors: failed, skipped: missed.length - failed, time: (result.durationMs / 1000).toFixed(3) };
  const suites = [...surfaceSuite(result), ...result.files.map((file) => fileSuite(file)), ...missed.map(missedSuite)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', head, suites)}\n`;
}

/** JUnit has no place for what a run adds but the properties of a suite. */
function surfaceSuite({ surface }: CheckResult): readonly string[] {
  if (surface === undefined) return [];
  const properties = surfaceRows(surface).map(({ kind, before, after, added }) => element('property', { name: `surface.${kind}`, value: `${before} before, ${after} after${added.length === 0 ? '' : `, new: ${added.join(', ')}`}` }));
  return [element('testsuite', { name: 'attack surface', tests: 0, failures: 0, errors: 0, skipped: 0 }, [element('properties', {}, properties)])];
}

function fileSuite(file: CheckedFile): string {
  const findings = findingsOf({ files: [file] });
  const blocking = findings.filter((finding) => finding.blocks);
  const others = findings.filter((finding) => !finding.blocks);
  const output = others.length === 0 ? [] : [textElement('system-out', {}, others.map(lineOf).join('\n'))];
  const cases = blocking.length === 0 ? [element('testcase', { classname: file.path, name: file.path, file: file.path })] : blocking.map(failure);
  return element('testsuite', { name: file.path, tests: cases.length, failures: blocking.length, errors: 0, skipped: 0 }, [...cases, ...output]);
}

function failure(finding: JudgedFinding): string {
  const { location, rule, message, severity, trace, advice } = finding;
  const steps = trace.map((step, index) => `${index + 1}. ${placeOf(step.location)} ${step.message}`);
  const body = [lineOf(finding), ...steps, ...(advice === '' ? [] : [`instead: ${advice}`])].join('\n');
  const name = `${rule} ${location.start.line}:${location.start.column}`;
  const detail = textElement('failure', { message, type: severity }, body);
  return element('testcase', { classname: location.path, name, file: location.path, line: location.start.line }, [detail]);
}

function missedSuite({ path, reason, kind }: UncheckedFile): string {
  const failed = kind === 'failed';
  const detail = failed ? element('error', { message: reason, type: kind }) : element('skipped', { message: reason });
  const counts = { tests: 1, failures: 0, errors: failed ? 1 : 0, skipped: failed ? 0 : 1 };
  return element('testsuite', { name: path, ...counts }, [element('testcase', { classname: path, name: path, file: path }, [detail])]);
}

function lineOf({ location, severity, confidence, rule, message }: JudgedFinding): string {
  return `${placeOf(location)} ${severity} ${confidence} ${rule}: ${message}`;
}
