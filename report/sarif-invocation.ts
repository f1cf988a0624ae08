import type { Invocation, Location, Notification } from 'sarif';
import type { CheckResult, UncheckedFile } from '../contract/index.ts';
import { count } from './count.ts';
import { unknownIn } from './rank.ts';
import { uriOf } from './sarif-location.ts';

/**
 * The honest "did not look": a check that could not judge a file was no success, and every such file is named, as are results
 * that were left out and what was given up that would only have informed.
 */
export function sarifInvocation(result: CheckResult, leftOut: number): Invocation {
  const missed = result.unchecked.filter((file) => file.kind !== 'ignored');
  const notes = [...missed.map(notification), ...unknownIn(result).map(unknownNote), ...leftOutNotes(leftOut)];
  return { executionSuccessful: missed.length === 0, ...(notes.length === 0 ? {} : { toolExecutionNotifications: notes }) };
}

function unknownNote({ path, what }: { readonly path: string; readonly what: string }): Notification {
  return { descriptor: { id: 'lockstep/unknown' }, level: 'note', message: { text: `${path}: ${what}` }, locations: [locationOf(path)] };
}

function leftOutNotes(number: number): readonly Notification[] {
  return number === 0 ? [] : [{ descriptor: { id: 'lockstep/left-out' }, level: 'warning', message: { text: `Left out, because GitHub takes no more: ${count(number, 'finding')} of the least weight.` } }];
}

function notification({ path, reason, kind }: UncheckedFile): Notification {
  const verb = kind === 'failed' ? 'could not be judged' : 'was not analysed';
  return {
    descriptor: { id: `lockstep/${kind}` },
    level: kind === 'failed' ? 'error' : 'warning',
    message: { text: `${path} ${verb}: ${reason}` },
    locations: [locationOf(path)],
  };
}

function locationOf(path: string): Location {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: 'SRCROOT' } } };
}
