// We speak about eslint-disable and @ts-ignore here, and switch nothing off.
// prettier-ignore
export const table = [
  1, 0,
  0, 1,
];

/* eslint-enable no-console */
export const text = '// eslint-disable-next-line @ts-ignore nosemgrep';
export const other = `
  // @ts-nocheck
`;
