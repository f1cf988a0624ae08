import fs from 'node:fs';
import path from 'node:path';
import AdmZip from 'adm-zip';

const isInside = (root, file) => {
  const resolved = path.resolve(root);
  return file === resolved || file.startsWith(resolved + path.sep);
};

export function unpack(archive, out) {
  for (const entry of new AdmZip(archive).getEntries()) {
    const file = path.resolve(out, entry.entryName);
    if (!isInside(out, file)) throw new Error('leads out of the folder');
    fs.writeFileSync(file, entry.getData());
  }
}

export function expand(archive, out) {
  const root = path.resolve(out);
  for (const entry of new AdmZip(archive).getEntries()) {
    const file = path.resolve(out, entry.entryName);
    if (file !== root && !file.startsWith(root + path.sep)) throw new Error('leads out of the folder');
    fs.writeFileSync(file, entry.getData());
  }
}
