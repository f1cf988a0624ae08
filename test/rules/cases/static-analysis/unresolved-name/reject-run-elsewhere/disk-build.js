const scripts = require('./scripts.js');
const title = 'built';
function putIntoPath(folder) {
  process.env.PATH += `:${folder}`;
}
exports.text = `${putIntoPath.toString()}\n(${scripts.shell.toString()})()\n${title}`;
