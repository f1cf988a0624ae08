import type { SchemaRow, SchemaWord } from '../../program/index.ts';

const TEXT = 'library.string()';

/** What is left of `input` in a program in which a word stands, and whether that can still do harm. */
export function programWith(row: SchemaRow): { readonly statements: string; readonly isHarmful: boolean } {
  const [, word, means] = row;
  if (means === 'compile') return { statements: `const isGood = library.${word}({ properties: { a: { type: 'integer' } } });\nif (isGood(input)) eval(input.a);`, isHarmful: false };
  if (means === 'test' || means === 'test later') return { statements: `if (await ${tested(row)}) eval(input);`, isHarmful: false };
  return { statements: `eval(${checkedBy(row)});`, isHarmful: means !== 'narrow' && means !== 'converted' };
}

function tested([root, word]: SchemaRow): string {
  return root === 'valibot' ? `library.${word}(library.number(), input)` : `library.number().${word}(input)`;
}

/** `input` behind a schema in which a word stands, read where the schema lets it through. */
function checkedBy([root, word, means]: SchemaRow): string {
  if (means === 'parse' || means === 'parse later') return parsed(root, TEXT, word);
  if (means === 'attempt') return `library.${word}(input, ${TEXT})`;
  if (means === 'parse output') return `(await library.${word}(${TEXT}, input)).output`;
  if (means === 'parse data' || means === 'parse value') return `${TEXT}.${word}(input).${means.split(' ')[1] ?? ''}`;
  const { schema, at } = written(word, means);
  return `${parsed(root, schema, root === 'joi' || root === '@hapi/joi' || root === 'celebrate' ? 'validateAsync' : root === 'yup' ? 'validateSync' : 'parse')}${at}`;
}

function parsed(root: string, schema: string, word: string): string {
  return root === 'valibot' ? `(await library.${word}(${schema}, input))` : `(await (${schema}).${word}(input))`;
}

function written(word: string, means: SchemaWord): { readonly schema: string; readonly at: string } {
  switch (means) {
    case 'object':
      return { schema: `library.${word}({ a: ${TEXT} })`, at: '.a' };
    case 'list':
      return { schema: `library.${word}(${TEXT})`, at: '[0]' };
    case 'choice':
      return { schema: `library.${word}([${TEXT}])`, at: '' };
    case 'inside':
    case 'steps':
      return { schema: `library.${word}(${TEXT})`, at: '' };
    case 'and':
      return { schema: `library.object({}).${word}(library.object({ a: ${TEXT} }))`, at: '.a' };
    case 'behind':
      return word === 'pipe' ? { schema: `${TEXT}.${word}(${TEXT})`, at: '' } : { schema: `library.${word}(String, ${TEXT})`, at: '' };
    case 'same':
    case 'reshaped':
    case 'doubt':
      return { schema: `${TEXT}.${word}()`, at: '' };
    default:
      return { schema: `library.${word}()`, at: '' };
  }
}
