exports.part = () => pageTools.element('before');
