const pageTools = require('./tools.js');
exports.part = () => pageTools.element('declared');
