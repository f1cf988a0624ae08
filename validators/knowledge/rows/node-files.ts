import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow } from '../../../program/index.ts';

const ONE = 'access accessSync appendFile appendFileSync chmod chmodSync chown chownSync createReadStream createWriteStream exists existsSync lchmod lchown lstat lstatSync mkdir mkdirSync mkdtemp mkdtempSync open openSync openAsBlob opendir opendirSync readdir readdirSync readFile readFileSync readlink readlinkSync rm rmSync rmdir rmdirSync stat statSync statfs truncate truncateSync unlink unlinkSync unwatchFile utimes utimesSync watch watchFile writeFile writeFileSync ReadStream WriteStream';
const TWO = 'cp cpSync copyFile copyFileSync link linkSync rename renameSync symlink symlinkSync';
const EXTRA = 'readJson readJsonSync readJSON readJSONSync writeJson writeJsonSync writeJSON writeJSONSync outputFile outputFileSync outputJson outputJsonSync outputJSON ensureDir ensureDirSync ensureFile ensureFileSync createFile createFileSync remove removeSync emptyDir emptyDirSync pathExists pathExistsSync mkdirs mkdirp mkdirsSync mkdirpSync';

/** https://nodejs.org/api/fs.html and packages with the same functions. */
export const files: LibraryRows = {
  types: [
    ...each('fs/promises fs-extra graceful-fs mz/fs original-fs fs-promise promise-fs memfs/fs', (library) => ['fs', library, ''] as const),
    ['fs', 'memfs', 'fs'],
    ['fs', 'fs', 'promises'],
    ...each('fs _fs outputFileSystem inputFileSystem', (name) => ['fs', 'any', name] as const),
  ],
  sinks: [
    ...each(`${ONE} ${TWO} ${EXTRA}`, (name) => ['fs', `${name}.Argument[0]`, 'path'] as SinkRow),
    ...each(`${TWO} copy copySync move moveSync`, (name) => ['fs', `${name}.Argument[1]`, 'path'] as SinkRow),
    ...each('copy copySync move moveSync', (name) => ['fs', `${name}.Argument[0]`, 'path'] as SinkRow),
  ],
  steps: each('realpath realpathSync', (name) => ['fs', name, 'Argument[0]', 'ReturnValue'] as const),
};

/** Packages that read, write or remove the file they are given. */
export const filePackages: LibraryRows = {
  sinks: [
    ...each('rimraf del mkdirp write-file-atomic glob globby fast-glob read-chunk load-json-file write-json-file make-dir read-pkg trash', (library) => [library, 'Argument[0]', 'path'] as SinkRow),
    ['load-json-file', 'sync.Argument[0]', 'path'],
    ...each('loadJsonFile loadJsonFileSync', (name) => ['load-json-file', `${name}.Argument[0]`, 'path'] as SinkRow),
    ['cpy', 'Argument[0]', 'path'],
    ...each('append copy dir exists file inspect list move read remove write', (name) => ['fs-jetpack', `${name}.Argument[0]`, 'path'] as SinkRow),
    ...each('sync rimraf rimrafSync native nativeSync manual manualSync windows windowsSync moveRemove moveRemoveSync posix posixSync native.sync manual.sync windows.sync moveRemove.sync posix.sync', (name) => ['rimraf', `${name}.Argument[0]`, 'path'] as SinkRow),
    ...each('sync deleteAsync deleteSync', (name) => ['del', `${name}.Argument[0]`, 'path'] as SinkRow),
    ...each('sync mkdirp mkdirpSync', (name) => ['mkdirp', `${name}.Argument[0]`, 'path'] as SinkRow),
    ...each('sync globSync glob', (name) => ['glob', `${name}.Argument[0]`, 'path'] as SinkRow),
    ...each('readFile readFileSync writeFile writeFileSync', (name) => ['jsonfile', `${name}.Argument[0]`, 'path'] as SinkRow),
    ...each('makeDirectory makeDirectorySync sync', (name) => ['make-dir', `${name}.Argument[0]`, 'path'] as SinkRow),
    ...each('readPackage readPackageSync readPackageAsync', (name) => ['read-pkg', `${name}.Argument[0].cwd`, 'path'] as SinkRow),
    ['resolve', 'Argument[0]', 'path'],
    ['resolve', 'sync.Argument[0]', 'path'],
    ['send', 'Argument[1]', 'path'],
    ...each('Writer DirWriter FileWriter Reader DirReader FileReader', (name) => name).flatMap((name) => ['Argument[0].path', 'Argument[0]'].map((at): SinkRow => ['fstream', `${name}.${at}`, 'path'])),
    ['filed', 'Argument[0]', 'path'],
    ['express', 'static.Argument[0]', 'path'],
    ['serve-static', 'Argument[0]', 'path'],
    ['dotenv', 'config.Argument[0].path', 'path'],
    ...each('file directory glob', (name) => ['archiver', `ReturnValue.${name}.Argument[0]`, 'path'] as SinkRow),
    ...each('x extract t list c create u update r replace', (name) => name).flatMap((name) => each('file f cwd C', (field) => ['tar', `${name}.Argument[0].${field}`, 'path'] as SinkRow)),
    ['extract-zip', 'Argument[0]', 'path'],
    ['extract-zip', 'Argument[1].dir', 'path'],
    ...each('extractAllTo extractAllToAsync addLocalFile addLocalFolder writeZip', (name) => ['adm-zip', `${name}.Argument[0]`, 'path'] as SinkRow),
    ['adm-zip', 'extractEntryTo.Argument[1]', 'path'],
    ['yauzl', 'open.Argument[0]', 'path'],
    ['decompress', 'Argument[1]', 'path'],
    ['node-stream-zip', 'Argument[0].file', 'path'],
    ['node-stream-zip', 'async.Argument[0].file', 'path'],
    ['tar-fs', 'extract.Argument[0]', 'path'],
    ['tar-fs', 'pack.Argument[0]', 'path'],
    ['unzip', 'Extract.Argument[0].path', 'path'],
    ['koa-static', 'Argument[0]', 'path'],
    ['serve-handler', 'Argument[2].public', 'path'],
    ['node-static', 'Server.Argument[0]', 'path'],
    ['csvtojson', 'ReturnValue.fromFile.Argument[0]', 'path'],
    ['xlsx', 'readFile.Argument[0]', 'path'],
    ['xlsx', 'writeFile.Argument[1]', 'path'],
    ['exceljs', 'Workbook.Instance.xlsx.readFile.Argument[0]', 'path'],
    ['fluent-ffmpeg', 'Argument[0]', 'path'],
    ['ncp', 'Argument[0]', 'path'],
    ['ncp', 'Argument[1]', 'path'],
    ['ncp', 'ncp.Argument[0]', 'path'],
    ['ncp', 'ncp.Argument[1]', 'path'],
    ['lowdb/adapters/FileSync', 'Argument[0]', 'path'],
    ['line-reader', 'eachLine.Argument[0]', 'path'],
    ['n-readlines', 'Argument[0]', 'path'],
    ['nodemailer', 'createTransport.ReturnValue.sendMail.Argument[0].attachments.Element.path', 'path'],
    ['recursive-readdir', 'Argument[0]', 'path'],
    ['cpy', 'Argument[1]', 'path'],
    ['prettier', 'resolveConfig.Argument[0]', 'path'],
    ['unzipper', 'Open.file.Argument[0]', 'path'],
    ['unzipper', 'Extract.Argument[0].path', 'path'],
    ['tmp', 'file.Argument[0].postfix', 'path'],
    ['chokidar', 'watch.Argument[0]', 'path'],
    ['sharp', 'Argument[0]', 'path'],
    ['sharp', 'ReturnValue.toFile.Argument[0]', 'path'],
    ['vinyl-fs', 'src.Argument[0]', 'path'],
    ['vinyl-fs', 'dest.Argument[0]', 'path'],
    ['global', 'Bun.file.Argument[0]', 'path'],
    ['global', 'Bun.write.Argument[0]', 'path'],
    ...each('readFile readTextFile writeFile writeTextFile remove open', (name) => ['global', `Deno.${name}.Argument[0]`, 'path'] as SinkRow),
  ],
};

/** https://nodejs.org/api/path.html: how far `..` goes is kept apart; only `basename` and `extname` end it, and what `parse` finds of them. */
export const paths: LibraryRows = {
  types: [
    ['path', 'path', 'posix'],
    ['path', 'path', 'win32'],
    ...each('upath path/posix path/win32 pathe', (library) => ['path', library, ''] as const),
  ],
  steps: [
    ...each('join resolve', (name) => ['path', name, 'Argument[*]', 'ReturnValue'] as const),
    ...each('normalize toNamespacedPath dirname', (name) => ['path', name, 'Argument[0]', 'ReturnValue'] as const),
    ['path', 'format', 'Argument[0].*', 'ReturnValue'],
    ...each('dir root', (name) => ['path', 'parse', 'Argument[0]', `ReturnValue.${name}`] as const),
    ...each('base name ext', (name) => ['path', 'parse', 'Argument[0]', `ReturnValue.${name}`, ['path']] as const),
    ['path', 'relative', 'Argument[1]', 'ReturnValue'],
    ['path', 'basename', 'Argument[0]', 'ReturnValue', ['path']],
    ['path', 'extname', 'Argument[0]', 'ReturnValue', ['path', 'command']],
    ['normalize-path', '', 'Argument[0]', 'ReturnValue'],
    ['slash', '', 'Argument[0]', 'ReturnValue'],
    ['sanitize-filename', '', 'Argument[0]', 'ReturnValue', ['path']],
    ['filenamify', '', 'Argument[0]', 'ReturnValue', ['path']],
    ...each('slugify slug @sindresorhus/slugify', (library) => [library, '', 'Argument[0]', 'ReturnValue', ['path', 'html', 'command', 'sql']] as const),
  ],
  guards: [
    ['path-is-inside', '', 'Argument[0]', true, ['path']],
    ['is-path-inside', '', 'Argument[0]', true, ['path']],
  ],
};
