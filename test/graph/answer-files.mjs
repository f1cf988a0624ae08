// What the killed child writes, and how a person answers: one file is approved, one edited, one rejected.
const statements = (name, count) => Array.from({ length: count }, (_, at) => `export const ${name}${at} = ${at};`).join('\n');

export const FILES = {
  'free.ts': statements('free', 3),
  'vite.config.ts': statements('approved', 4),
  'vitest.config.ts': statements('edited', 3),
  'jest.config.ts': statements('rejected', 3),
};

export const EDITED = `${statements('better', 4)}\n`;

export const FINAL = { 'free.ts': FILES['free.ts'], 'vite.config.ts': FILES['vite.config.ts'], 'vitest.config.ts': EDITED };

/** The part that is edited always becomes what makes the file that of `EDITED`. */
export function decisionFor({ path, following, editFrom }) {
  if (path === 'jest.config.ts') return { decision: 'reject' };
  if (path !== 'vitest.config.ts') return { decision: 'approve' };
  return editFrom === 0 ? { decision: 'edit', text: EDITED, replaces: following } : { decision: 'approve' };
}
