/** Characters that move the cursor, hide text, turn its direction or end a line. */
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;
const CONTROL_IN_CODE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/**
 * Makes text from outside safe for one line of a terminal. Each control character becomes one visible character
 * (U+241B for an escape), so columns stay right and nothing disappears without a trace.
 */
export function neutralise(text: string): string {
  return text.replace(CONTROL, visible);
}

/** The same for code: line ends become LF, tabs stay. */
export function neutraliseCode(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(CONTROL_IN_CODE, visible);
}

function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\uFFFD';
}
