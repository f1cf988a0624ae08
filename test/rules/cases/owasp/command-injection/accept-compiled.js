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

/** A check in one state holds in those behind it, and one that is waited for is passed. */
function must(branch) {
  return tslib_1.__awaiter(this, void 0, void 0, function () {
    return tslib_1.__generator(this, function (_a) {
      if (!/^\w+$/.test(branch)) throw new Error('not a branch');
      return [2 /*return*/];
    });
  });
}
function isGood(branch) {
  return tslib_1.__awaiter(this, void 0, void 0, function* () {
    return /^\w+$/.test(branch);
  });
}
app.get('/states', function (req, res) {
  return tslib_1.__awaiter(void 0, void 0, void 0, function () {
    var branch, error_1;
    return tslib_1.__generator(this, function (_a) {
      switch (_a.label) {
        case 0:
          branch = req.query.branch;
          _a.label = 1;
        case 1:
          _a.trys.push([1, 3, , 4]);
          return [4 /*yield*/, must(branch)];
        case 2:
          _a.sent();
          return [3 /*break*/, 4];
        case 3:
          error_1 = _a.sent();
          console.error(error_1);
          return [2 /*return*/, res.status(400).end()];
        case 4:
          (0, child_process_1.exec)('git checkout ' + branch);
          return [2 /*return*/];
      }
    });
  });
});
app.get('/asked', function (req, res) {
  return tslib_1.__awaiter(void 0, void 0, void 0, function () {
    return tslib_1.__generator(this, function (_a) {
      switch (_a.label) {
        case 0:
          return [4 /*yield*/, isGood(req.query.branch)];
        case 1:
          if (!_a.sent()) return [2 /*return*/, res.status(400).end()];
          (0, child_process_1.exec)('git checkout ' + req.query.branch);
          return [2 /*return*/];
      }
    });
  });
});
app.get(
  '/regenerator',
  (function () {
    var _ref = (0, _asyncToGenerator2.default)(
      _regenerator2.default.mark(function _callee(req, res) {
        return _regenerator2.default.wrap(
          function _callee$(_context) {
            while (1) {
              switch ((_context.prev = _context.next)) {
                case 0:
                  _context.next = 2;
                  return isGood(req.query.branch);
                case 2:
                  if (_context.sent) {
                    _context.next = 4;
                    break;
                  }
                  return _context.abrupt('return', res.status(400).end());
                case 4:
                  (0, child_process_1.exec)('git checkout ' + req.query.branch);
                case 5:
                case 'end':
                  return _context.stop();
              }
            }
          },
          _callee,
          this,
        );
      }),
    );
    return function (_x, _x2) {
      return _ref.apply(this, arguments);
    };
  })(),
);
app.get('/words', function (req, res) {
  var _a = { branch: req.query.branch, command: 'git status' },
    branch = _a.branch,
    others = tslib_1.__rest(_a, ['branch']);
  (0, child_process_1.exec)(others.command);
  run('git status', branch);
  res.end();
});
function run(command) {
  var words = [];
  for (var _i = 1; _i < arguments.length; _i++) {
    words[_i - 1] = arguments[_i];
  }
  (0, child_process_1.exec)(command);
  console.info(words.length);
}

/** Who comes out of `finally` has passed the check in what was tried. */
app.get('/finally', function (req, res) {
  return tslib_1.__awaiter(void 0, void 0, void 0, function () {
    var name;
    return tslib_1.__generator(this, function (_a) {
      switch (_a.label) {
        case 0:
          name = req.query.name;
          _a.trys.push([0, , 2, 3]);
          if (!/^\w+$/.test(name)) throw new Error('not a name');
          return [4 /*yield*/, isGood(name)];
        case 1:
          _a.sent();
          return [3 /*break*/, 3];
        case 2:
          console.info('done');
          return [7 /*endfinally*/];
        case 3:
          (0, child_process_1.exec)('ls ' + name, () => res.end());
          return [2 /*return*/];
      }
    });
  });
});
app.get(
  '/finally',
  (0, _asyncToGenerator2.default)(
    _regenerator2.default.mark(function _callee2(req, res) {
      var name;
      return _regenerator2.default.wrap(
        function _callee2$(_context2) {
          while (1)
            switch ((_context2.prev = _context2.next)) {
              case 0:
                name = req.query.name;
                _context2.prev = 1;
                _context2.next = 4;
                return must(name);
              case 4:
                _context2.prev = 4;
                console.info('done');
                return _context2.finish(4);
              case 7:
                (0, child_process_1.exec)('ls ' + name, () => res.end());
              case 8:
              case 'end':
                return _context2.stop();
            }
        },
        _callee2,
        null,
        [[1, , 4, 7]],
      );
    }),
  ),
);
