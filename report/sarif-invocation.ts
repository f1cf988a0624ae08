import type { Invocation, Notification } from 'sarif';
import type { CheckResult, UncheckedFile } from '../contract/index.ts';
import { uriOf } from './sarif-location.ts';

/** The honest "did not look": a check that could not judge a file was no success, and every such file is named. */
export function sarifInvocation({ unchecked }: CheckResult): Invocation {
  const missed = unchecked.filter((file) => file.kind !== 'ignored');
  return {
    executionSuccessful: missed.length === 0,
    ...(missed.length === 0 ? {} : { toolExecutionNotifications: missed.map(notification) }),
  };
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
