import type { ModelTool } from '../../models/index.ts';

const path = { type: 'string', description: 'Relative to the root of the project, with forward slashes.' };

const WRITE: readonly ModelTool[] = [
  {
    name: 'write_file',
    description:
      'Writes one whole file. Every top-level statement is judged as soon as it is complete, so write finished code from the top to the bottom. Each file is written once in an answer.',
    schema: {
      properties: {
        path,
        operation: { type: 'string', enum: ['create', 'replace'], description: 'create: there is no such file yet. replace: there is one.' },
        content: { type: 'string', description: 'The whole text of the file.' },
      },
      required: ['path', 'operation', 'content'],
    },
  },
  {
    name: 'continue_file',
    description: 'Goes on with a file of which the beginning has been accepted. The content is exactly what follows the accepted text; it repeats nothing of it.',
    schema: { properties: { path, content: { type: 'string', description: 'What follows the accepted text.' } }, required: ['path', 'content'] },
  },
  {
    name: 'edit_file',
    description: 'Changes a file that exists. Every old_text occurs exactly once in the file as it is on disk; edits do not overlap and do not build on each other.',
    schema: {
      properties: {
        path,
        edits: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            properties: { old_text: { type: 'string' }, new_text: { type: 'string' } },
            required: ['old_text', 'new_text'],
          },
        },
      },
      required: ['path', 'edits'],
    },
  },
  { name: 'delete_file', description: 'Deletes a file that exists. A person is asked before it happens.', schema: { properties: { path }, required: ['path'] } },
];

const READ: readonly ModelTool[] = [
  { name: 'read_file', description: 'Reads a file of the project as it is on disk.', schema: { properties: { path }, required: ['path'] } },
  { name: 'list_files', description: 'Lists the source files of the project.', schema: { properties: {} } },
];

/** What a model may do: write always, read where there is a project to read. */
export function toolsFor({ canRead }: { readonly canRead: boolean }): readonly ModelTool[] {
  return canRead ? [...WRITE, ...READ] : WRITE;
}
