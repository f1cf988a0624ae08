import { each } from './library.ts';
import type { LibraryRows } from './library.ts';

const ONE = 'access accessSync appendFile appendFileSync chmod chmodSync chown chownSync createReadStream createWriteStream exists existsSync lchmod lchown lstat lstatSync mkdir mkdirSync mkdtemp mkdtempSync open openSync opendir opendirSync readdir readdirSync readFile readFileSync readlink readlinkSync realpath realpathSync rm rmSync rmdir rmdirSync stat statSync truncate truncateSync unlink unlinkSync unwatchFile utimes utimesSync watch watchFile writeFile writeFileSync cp cpSync copyFile copyFileSync link linkSync rename renameSync symlink symlinkSync';
const TWO = 'cp cpSync copyFile copyFileSync link linkSync rename renameSync symlink symlinkSync';
const EXTRA = 'readJson readJsonSync readJSON readJSONSync writeJson writeJsonSync outputFile outputFileSync outputJson outputJsonSync ensureDir ensureDirSync ensureFile ensureFileSync remove removeSync emptyDir emptyDirSync pathExists pathExistsSync mkdirs mkdirp mkdirsSync mkdirpSync copy copySync move moveSync';

/** https://nodejs.org/api/fs.html and packages with the same functions. */
export const files: LibraryRows = {
  types: [
    ['fs', 'fs/promises', ''],
    ['fs', 'fs-extra', ''],
    ['fs', 'graceful-fs', ''],
    ['fs', 'mz/fs', ''],
    ['fs', 'original-fs', ''],
    ['fs', 'memfs', 'fs'],
    ['fs', 'fs', 'promises'],
    ['fs', 'bluebird', 'promisifyAll.ReturnValue'],
    ['path', 'path', 'posix'],
    ['path', 'path', 'win32'],
    ['path', 'upath', ''],
    ['path', 'path/posix', ''],
  ],
  sinks: [
    ...each(ONE, (name) => ['fs', `${name}.Argument[0]`, 'path'] as const),
    ...each(TWO, (name) => ['fs', `${name}.Argument[1]`, 'path'] as const),
    ...each(EXTRA, (name) => ['fs', `${name}.Argument[0]`, 'path'] as const),
    ['fs', 'ReadStream.Argument[0]', 'path'],
    ['fs', 'WriteStream.Argument[0]', 'path'],
    ['rimraf', 'Argument[0]', 'path'],
    ['rimraf', 'sync.Argument[0]', 'path'],
    ['del', 'Argument[0]', 'path'],
    ['mkdirp', 'Argument[0]', 'path'],
    ['mkdirp', 'sync.Argument[0]', 'path'],
    ['write-file-atomic', 'Argument[0]', 'path'],
    ['jsonfile', 'readFile.Argument[0]', 'path'],
    ['jsonfile', 'readFileSync.Argument[0]', 'path'],
    ['jsonfile', 'writeFile.Argument[0]', 'path'],
    ['send', 'Argument[1]', 'path'],
    ['unzipper', 'Open.file.Argument[0]', 'path'],
    ['glob', 'Argument[0]', 'path'],
    ['tmp', 'file.Argument[0].postfix', 'path'],
  ],
  steps: [
    ...each('join resolve', (name) => ['path', name, 'Argument[*]', 'ReturnValue'] as const),
    ...each('normalize toNamespacedPath dirname format parse', (name) => ['path', name, 'Argument[0]', 'ReturnValue'] as const),
    ['path', 'relative', 'Argument[1]', 'ReturnValue'],
    ['path', 'basename', 'Argument[0]', 'ReturnValue', ['path']],
    ['path', 'extname', 'Argument[0]', 'ReturnValue', ['path', 'command']],
    ...each('realpath realpathSync', (name) => ['fs', name, 'Argument[0]', 'ReturnValue'] as const),
    ['sanitize-filename', '', 'Argument[0]', 'ReturnValue', ['path']],
    ['filenamify', '', 'Argument[0]', 'ReturnValue', ['path']],
    ['path-is-inside', '', 'Argument[0]', 'ReturnValue', 'all'],
    ['slugify', '', 'Argument[0]', 'ReturnValue', ['path', 'html', 'command', 'sql']],
    ['normalize-path', '', 'Argument[0]', 'ReturnValue'],
  ],
  guards: [
    ['path-is-inside', '', 'Argument[0]', true, ['path']],
    ['is-path-inside', '', 'Argument[0]', true, ['path']],
    ['path-is-absolute', '', 'Argument[0]', false, []],
  ],
};
