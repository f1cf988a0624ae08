'use strict';

Object.defineProperty(exports, '__esModule', { value: true });
exports.default = void 0;

const _child_process = require('node:child_process');

const _default = {
  get(name) {
    _child_process.exec(name); // reject: owasp/command-injection
  },
};
exports.default = _default;
