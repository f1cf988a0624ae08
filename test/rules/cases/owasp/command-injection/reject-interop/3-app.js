'use strict';

const _express = _interopRequireDefault(require('express'));
const _cache = _interopRequireDefault(require('./cache'));
const _shell = _interopRequireDefault(require('./shell'));

/** What compilers write gives back the module it is given, each its own. */
function _interopRequireDefault(e) {
  return e && e.__esModule ? e : { default: e };
}

const app = (0, _express.default)();

app.get('/kept', (req, res) => res.json(_cache.default.get(req.query.name)));
app.get('/list', (req, res) => res.json(_shell.default.get('ls ' + req.query.folder)));
