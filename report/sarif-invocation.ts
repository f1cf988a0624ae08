import type { Invocation, Notification } from 'sarif';
import type { CheckResult, UncheckedFile } from '../contract/index.ts';
import { count } from './count.ts';
import { uriOf } from './sarif-location.ts';

/** The honest "did not look": a check that could not judge a file was no success, and every such file is named, as are results that were left out. */
export function sarifInvocation({ unchecked }: CheckResult, leftOut: number): Invocation {
  const missed = unchecked.filter((file) => file.kind !== 'ignored');
  return {
    executionSuccessful: missed.length === 0,
    ...(missed.length + leftOut === 0 ? {} : { toolExecutionNotifications: [...missed.map(notification), ...leftOutNotes(leftOut)] }),
  };
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
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: 'SRCROOT' } } }],
  };
}
