'use strict';
var tslib_1 = require('tslib');
var child_process_1 = require('node:child_process');
var express_1 = tslib_1.__importDefault(require('express'));
var _regenerator = require('@babel/runtime/regenerator');
var _regenerator2 = _interopRequireDefault(_regenerator);
var _asyncToGenerator2 = require('@babel/runtime/helpers/asyncToGenerator');
function _interopRequireDefault(given) {
  return given && given.__esModule ? given : { default: given };
}
var app = (0, express_1.default)();

/** What a compiler has made states of runs as it stood in the source: TypeScript for ES5. */
function commandFor(branch) {
  return tslib_1.__awaiter(this, void 0, void 0, function () {
    return tslib_1.__generator(this, function (_a) {
      return [2 /*return*/, 'git checkout ' + branch];
    });
  });
}
app.get('/states', function (req, res) {
  return tslib_1.__awaiter(void 0, void 0, void 0, function () {
    var command, error_1;
    return tslib_1.__generator(this, function (_a) {
      switch (_a.label) {
        case 0:
          _a.trys.push([0, 3, , 4]);
          if (!req.query.branch) return [3 /*break*/, 2];
          return [4 /*yield*/, commandFor(req.query.branch)];
        case 1:
          command = _a.sent();
          (0, child_process_1.exec)(command); // reject: owasp/command-injection
          _a.label = 2;
        case 2:
          res.end();
          return [3 /*break*/, 4];
        case 3:
          error_1 = _a.sent();
          console.error(error_1);
          (0, child_process_1.exec)('logger ' + req.query.branch); // reject: owasp/command-injection
          return [3 /*break*/, 4];
        case 4:
          return [2 /*return*/];
      }
    });
  });
});

/** A check that only one way has passed. */
app.get('/around', function (req, res) {
  return tslib_1.__awaiter(void 0, void 0, void 0, function () {
    var branch;
    return tslib_1.__generator(this, function (_a) {
      switch (_a.label) {
        case 0:
          branch = req.query.branch;
          if (!req.query.quick) return [3 /*break*/, 1];
          return [3 /*break*/, 2];
        case 1:
          if (!/^\w+$/.test(branch)) return [2 /*return*/, res.end()];
          _a.label = 2;
        case 2:
          (0, child_process_1.exec)('git checkout ' + branch); // reject: owasp/command-injection likely
          return [2 /*return*/];
      }
    });
  });
});

/** TypeScript for ES2015: the body is a generator that is run. */
class Repository {
  constructor(folder) {
    this.folder = folder;
  }
  checkout(branch) {
    return tslib_1.__awaiter(this, arguments, void 0, function* (branch, remote = 'origin') {
      (0, child_process_1.exec)(`git fetch ${remote}`);
      yield this.log();
      (0, child_process_1.exec)(`git checkout ${branch}`); // reject: owasp/command-injection
    });
  }
  log() {
    return tslib_1.__awaiter(this, void 0, void 0, function* () {
      (0, child_process_1.exec)(`git -C ${this.folder} log`); // reject: owasp/command-injection
    });
  }
}
app.get('/class', (req, res) =>
  tslib_1.__awaiter(void 0, void 0, void 0, function* () {
    yield new Repository(req.query.folder).checkout(req.query.branch);
    res.end();
  }),
);

/** Babel with regenerator, and the shorter words of Babel 7.27. */
app.get(
  '/regenerator',
  (function () {
    var _ref = (0, _asyncToGenerator2.default)(
      _regenerator2.default.mark(function _callee(req, res) {
        var command;
        return _regenerator2.default.wrap(
          function _callee$(_context) {
            while (1) {
              switch ((_context.prev = _context.next)) {
                case 0:
                  _context.prev = 0;
                  _context.next = 3;
                  return commandFor(req.query.branch);
                case 3:
                  command = _context.sent;
                  (0, child_process_1.exec)(command); // reject: owasp/command-injection
                  return _context.abrupt('return', res.end());
                case 7:
                  _context.prev = 7;
                  _context.t0 = _context['catch'](0);
                  console.error(_context.t0);
                case 10:
                case 'end':
                  return _context.stop();
              }
            }
          },
          _callee,
          this,
          [[0, 7]],
        );
      }),
    );
    return function (_x, _x2) {
      return _ref.apply(this, arguments);
    };
  })(),
);
app.get('/short', function (req, res) {
  return _run(req, res);
});
function _run(_x, _x2) {
  return _run2.apply(this, arguments);
}
var _run2 = (0, _asyncToGenerator2.default)(
  _regenerator2.default.m(function _callee2(req, res) {
    var command;
    return _regenerator2.default.w(function (_context2) {
      while (1)
        switch (_context2.n) {
          case 0:
            if (!req.query.quick) {
              _context2.n = 2;
              break;
            }
            _context2.n = 1;
            return commandFor(req.query.branch);
          case 1:
            command = _context2.v;
            (0, child_process_1.exec)(command); // reject: owasp/command-injection
          case 2:
            return _context2.a(2, res.end());
        }
    }, _callee2);
  }),
);

/** `??`, `?.`, rest and spread in the words of compilers. */
app.get('/words', function (req, res) {
  var _a, _b;
  var name = (_a = req.query.name) !== null && _a !== void 0 ? _a : 'main';
  (0, child_process_1.exec)('git checkout ' + name); // reject: owasp/command-injection
  var first = (_b = req.query.names) === null || _b === void 0 ? void 0 : _b.first;
  (0, child_process_1.exec)('git checkout ' + first); // reject: owasp/command-injection
  var _c = req.query,
    kept = _c.kept,
    others = tslib_1.__rest(_c, ['kept']);
  (0, child_process_1.exec)('git checkout ' + others.branch); // reject: owasp/command-injection
  run('git', 'checkout', req.query.branch);
  res.json(kept);
});
function run(command) {
  var words = [];
  for (var _i = 1; _i < arguments.length; _i++) {
    words[_i - 1] = arguments[_i];
  }
  (0, child_process_1.exec)(command);
  (0, child_process_1.exec)(tslib_1.__spreadArray([command], words, true).join(' ')); // reject: owasp/command-injection
}

/** What was caught goes on as what was checked does. */
function must(name) {
  return tslib_1.__awaiter(this, void 0, void 0, function* () {
    if (!/^\w+$/.test(name)) throw new Error('not a name');
  });
}
app.get(
  '/caught',
  (0, _asyncToGenerator2.default)(
    _regenerator2.default.mark(function _callee3(req, res) {
      var name;
      return _regenerator2.default.wrap(
        function _callee3$(_context3) {
          while (1)
            switch ((_context3.prev = _context3.next)) {
              case 0:
                name = req.query.name;
                _context3.prev = 1;
                _context3.next = 4;
                return must(name);
              case 4:
                _context3.next = 9;
                break;
              case 6:
                _context3.prev = 6;
                _context3.t0 = _context3['catch'](1);
                console.error(_context3.t0);
              case 9:
                (0, child_process_1.exec)('ls ' + name, () => res.end()); // reject: owasp/command-injection
              case 10:
              case 'end':
                return _context3.stop();
            }
        },
        _callee3,
        null,
        [[1, 6]],
      );
    }),
  ),
);
