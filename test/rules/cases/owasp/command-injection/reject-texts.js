const { exec, execSync } = require('node:child_process');
const util = require('node:util');

/** In double quotes a shell still runs what stands in `$()`. */
exports.open = (file) => execSync(`open "${file.replace(/["\\]/g, "\\\\$&")}"`); // reject: owasp/command-injection likely

exports.find = (what, done) => exec(util.format('grep %s .', what), done); // reject: owasp/command-injection likely

/** The program is chosen by whoever calls, and the words behind it are put together here. */
exports.convert = (options) => {
  let command = options.program;
  if (options.input) command += ' -i ' + options.input;
  return execSync(command); // reject: owasp/command-injection likely
};
