import type { SchemaRow, SchemaWord } from '../../program/index.ts';

const TEXT = 'library.string()';

/** `input` behind a schema in which a word stands, read where the schema lets it through. */
export function checkedBy([root, word, means]: SchemaRow): string {
  if (means === 'parse') return parsed(root, TEXT, word);
  if (means === 'parse data' || means === 'parse value') return `${TEXT}.${word}(input).${means.split(' ')[1] ?? ''}`;
  const { schema, at } = written(word, means);
  return `${parsed(root, schema, root === 'joi' || root === '@hapi/joi' ? 'validateAsync' : root === 'yup' ? 'validateSync' : 'parse')}${at}`;
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
    case 'same':
    case 'doubt':
      return { schema: `${TEXT}.${word}()`, at: '' };
    default:
      return { schema: `library.${word}()`, at: '' };
  }
}
