'use strict';

Object.defineProperty(exports, '__esModule', { value: true });
exports.default = void 0;

class Cache {
  get(key) {
    return this.kept[key];
  }
}

const _default = new Cache();
exports.default = _default;
