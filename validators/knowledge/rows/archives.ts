import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SourceRow, TypeRow } from '../../../program/index.ts';

/** Readers of archives: the names of entries were chosen by whoever made the archive, and may lead out of the folder. */
export const archives: LibraryRows = {
  types: [
    ['adm-zip', 'adm-zip', 'Instance'],
    ['archive.Entry', 'adm-zip', 'getEntries.ReturnValue.Element'],
    ['archive.Entry', 'adm-zip', 'getEntries.ReturnValue.forEach.Argument[0].Parameter[0]'],
    ['archive.Entry', 'adm-zip', 'getEntry.ReturnValue'],
    ['archive.Entry', 'unzipper', 'Parse.ReturnValue.on.Argument[1].Parameter[0]'],
    ['archive.Entry', 'unzip', 'Parse.ReturnValue.on.Argument[1].Parameter[0]'],
    ['archive.Entry', 'unzipper', 'Open.file.ReturnValue.files.Element'],
    ['archive.Entry', 'unzipper', 'Open.file.ReturnValue.files.forEach.Argument[0].Parameter[0]'],
    ['archive.Entry', 'tar-stream', 'extract.ReturnValue.on.Argument[1].Parameter[0]'],
    ['archive.Entry', 'tar', 'Parse.Instance.on.Argument[1].Parameter[0]'],
    ['archive.Entry', 'tar', 'x.Argument[0].filter.Parameter[1]'],
    ['archive.Entry', 'yauzl', 'Entry.Instance'],
    ['yauzl.File', 'yauzl', 'open.Argument[*].Parameter[1]'],
    ['yauzl.File', 'yauzl', 'fromBuffer.Argument[*].Parameter[1]'],
    ['archive.Entry', 'yauzl.File', 'on.Argument[1].Parameter[0]'],
    ['jszip', 'jszip', 'Instance'],
    ['jszip', 'jszip', 'loadAsync.ReturnValue'],
    ['archive.Entry', 'jszip', 'forEach.Argument[0].Parameter[1]'],
    ['archive.Entry', 'decompress', 'Argument[*].map.Parameter[0]'],
    ['archive.Entry', 'decompress', 'ReturnValue.Element'],
    ['archive.Entry', 'unzipper', 'Parse.ReturnValue.Element'],
    ...each('t list x extract', (name) => ['archive.Entry', 'tar', `${name}.Argument[0].onentry.Parameter[0]`] as TypeRow),
    ['archive.Entry', 'yauzl-promise', 'open.ReturnValue.readEntry.ReturnValue'],
    ['archive.Entry', 'yauzl-promise', 'open.ReturnValue.Element'],
    ['archive.Entry', 'yauzl-promise', 'open.ReturnValue.walkEntries.Argument[0].Parameter[0]'],
    ...each('on', (name) => ['archive.Entry', 'node-stream-zip', `Instance.${name}.Argument[1].Parameter[0]`] as TypeRow),
  ],
  sources: [
    ...['archive.Entry', 'named.Entry'].flatMap((entry) => each('entryName fileName path name linkname', (name) => [entry, name, 'library', 'text'] as SourceRow)),
    ['jszip', 'forEach.Argument[0].Parameter[0]', 'library', 'text'],
    ['jszip', 'files', 'library', 'object'],
    ['node-stream-zip', 'Instance.entries.ReturnValue', 'library', 'object'],
    ['node-stream-zip', 'async.Instance.entries.ReturnValue', 'library', 'object'],
    ['fflate', 'unzipSync.ReturnValue', 'library', 'object'],
    ['fflate', 'unzip.Argument[*].Parameter[1]', 'library', 'object'],
    ['archive.Entry', 'props.path', 'library', 'text'],
    ['named.Entry', 'props.path', 'library', 'text'],
  ],
};
