const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve('public');

/** Handlers of Koa 1 are generators that have the context as their receiver. */
exports.files = function* (next) {
  const file = path.join(root, decodeURIComponent(this.request.path));
  if (!fs.existsSync(file)) return yield next; // reject: owasp/path-traversal likely
  this.body = fs.createReadStream(file); // reject: owasp/path-traversal likely
};

exports.named = function* (next) {
  this.type = 'html';
  this.body = fs.createReadStream(path.join(root, this.query.page)); // reject: owasp/path-traversal likely
  yield next;
};

/** A request that an object keeps. */
class Answer {
  constructor(context) {
    this.context = context;
  }
  send() {
    fs.readFile(path.join(root, decodeURIComponent(this.context.req.url)), () => {}); // reject: owasp/path-traversal likely
  }
}
exports.Answer = Answer;

/** A file system that is handed in is one. */
exports.serve = (options) => (req, res) => {
  options.outputFileSystem.readFile(path.join(root, decodeURIComponent(req.url)), (error, bytes) => res.end(bytes)); // reject: owasp/path-traversal likely
};
