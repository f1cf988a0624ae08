import fs from 'node:fs';
import path from 'node:path';
import AdmZip from 'adm-zip';

const holds = (root, file) => {
  const resolved = path.resolve(root);
  return file === resolved || file.includes(resolved + path.sep);
};

export function unpack(archive, out) {
  for (const entry of new AdmZip(archive).getEntries()) {
    const file = path.join(out, entry.entryName);
    if (holds('/tmp', file)) continue;
    fs.writeFileSync(file, entry.getData()); // reject: owasp/path-traversal likely
  }
}

export function expand(archive, out, other) {
  for (const entry of new AdmZip(archive).getEntries()) {
    const file = path.join(out, entry.entryName);
    if (file === other || file.startsWith('.')) continue;
    fs.writeFileSync(file, entry.getData()); // reject: owasp/path-traversal likely
  }
}
