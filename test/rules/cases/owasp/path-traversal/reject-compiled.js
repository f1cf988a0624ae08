const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

function Server() {
  http.createServer(this.request.bind(this)).listen(80);
}

Server.prototype.request = function (req, res) {
  let file = null;
  return new Promise((function (self) {
    return function (resolve) {
      return resolve(new URL(req.url, 'http://here').searchParams.get('file'));
    };
  })(this)).then((function (self) {
    return function (name) {
      file = path.resolve(process.cwd(), name);
      return self.serve(res, file);
    };
  })(this));
};

Server.prototype.serve = function (res, file) {
  const load = function () {
    return fs.createReadStream(file).pipe(res); // reject: owasp/path-traversal
  };
  return load();
};

module.exports = Server;
