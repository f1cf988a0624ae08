import { hiddenCharacters } from '../../program/index.ts';
import { defineTextRule } from '../rule.ts';
import type { TextReport, TextRule } from '../rule.ts';

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
const UNREPRESENTABLE = /[<>:"|?*\\]|[. ]$|^ /;

/** `generic/path`: the name of the file itself. Whether a run may write there is the path guard's question, not a rule's. */
export const path: TextRule = defineTextRule({
  meta: {
    id: 'generic/path',
    cwe: [1007, 41],
    owasp: 'A08:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The path holds characters that nobody sees, or a name that not every system can check out.',
    advice: 'Name files with visible letters, digits, `-`, `_` and `.`, and not after a device such as `aux` or `con`.',
  },
  check(context) {
    if (context.unit.span.start > 0) return;
    const fault = hiddenIn(context.path) ?? unrepresentable(context.path);
    if (fault !== undefined) context.report({ span: { start: 0, end: 0 }, sink: JSON.stringify(context.path), ...fault });
  },
});

type Fault = Pick<TextReport, 'message' | 'confidence' | 'severity'>;

function hiddenIn(name: string): Fault | undefined {
  const [hidden] = hiddenCharacters(name);
  return hidden && { message: `The path holds ${hidden.code}, which is not shown.` };
}

/** A repository that lives on one system only may use such names, so this does not block. */
function unrepresentable(name: string): Fault | undefined {
  const segment = name.split('/').find((each) => DEVICE.test(each) || UNREPRESENTABLE.test(each));
  return segment === undefined
    ? undefined
    : { message: `Windows cannot check out the name ${JSON.stringify(segment)}.`, confidence: 'likely', severity: 'medium' };
}
