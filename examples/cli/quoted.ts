/** An argument as it has to be typed in a shell. */
export function quoted(argument: string): string {
  return /^[\w./:~^@=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
