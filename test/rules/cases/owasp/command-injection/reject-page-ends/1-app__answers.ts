/** It notes where the page should lead, and comes back. */
export const answers = { to: '' };
export function redirect(to: string): void {
  answers.to = to;
}
