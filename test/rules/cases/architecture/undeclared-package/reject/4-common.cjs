const again = require;
exports.one = module.require('easy-retry-module'); // reject: architecture/undeclared-package
exports.two = require.resolve('easy-retry-place'); // reject: architecture/undeclared-package
exports.three = again('easy-retry-again'); // reject: architecture/undeclared-package
exports.four = (0, require)('easy-retry-last'); // reject: architecture/undeclared-package
