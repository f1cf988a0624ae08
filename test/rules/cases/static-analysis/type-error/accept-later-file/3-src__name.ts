export function name(): string {
  return 'a';
}
