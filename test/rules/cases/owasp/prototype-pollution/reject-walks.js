const forOwn = require('for-own');
const _ = require('lodash');
const split = require('split-string');

exports.fill = function fill(target, source) {
  forOwn(source, function (value, key) {
    if (target[key] && typeof value === 'object') fill(target[key], value);
    else target[key] = value; // reject: owasp/prototype-pollution likely
  });
};

exports.blend = function blend(target, source) {
  _.each(source, function (value, key) {
    if (_.isObject(target[key])) blend(target[key], value);
    else target[key] = value; // reject: owasp/prototype-pollution likely
  });
};

/** What is said of an element says nothing of the object it was read from. */
exports.copy = function copy(host, donor) {
  Object.keys(donor).forEach(copier(host, donor));
  return host;
};

function copier(to, from) {
  return function (key) {
    if (typeof to[key] === 'object') exports.copy(to[key], from[key]);
    else to[key] = from[key]; // reject: owasp/prototype-pollution likely
  };
}

/** The element that was compared is not the one that is used: the counter goes up first. */
exports.set = function (target, path, value) {
  const keys = split(path, '.');
  let at = -1;
  while (at < keys.length - 2) {
    if (keys[at] === '__proto__' || keys[at] === 'constructor') return;
    target = target[keys[++at]];
  }
  target[keys[at + 1]] = value; // reject: owasp/prototype-pollution likely
};

/** Of what class the source is says nothing of its keys. */
exports.extend = function extend(target, source) {
  if (!(source instanceof Object)) return source;
  for (const name in source) {
    if (!source.hasOwnProperty(name)) continue;
    target[name] = exports.extend(target[name], source[name]); // reject: owasp/prototype-pollution likely
  }
  return target;
};

/** What stands behind the function is its `this`. */
const forIn = require('for-in');

exports.mix = function mix(target, ...sources) {
  for (const source of sources) forIn(source, put, target);
  return target;
};

function put(value, key) {
  if (key === '__proto__') return;
  if (typeof value === 'object' && this[key]) exports.mix(this[key], value);
  else this[key] = value; // reject: owasp/prototype-pollution likely
}

/** The names of what was put together from names are those names. */
exports.expand = function expand(given) {
  const named = Object.keys(given).reduce((all, name) => {
    all[name.trim()] = given[name];
    return all;
  }, {});
  const result = {};
  Object.keys(named).forEach((path) => {
    const parts = path.split('.');
    let at = result;
    while (parts.length > 1) at = at[parts.shift()];
    at[parts[0]] = named[path]; // reject: owasp/prototype-pollution likely
  });
  return result;
};

/** Whoever has written a file of lines has written its names. */
const fs = require('node:fs');
const os = require('node:os');

exports.read = function (file) {
  const sections = {};
  let section = '';
  for (const line of fs.readFileSync(file, 'utf8').split(os.EOL)) {
    if (line.startsWith('[')) {
      section = line.slice(1, -1);
      sections[section] = sections[section] || {};
    } else {
      const [name, value] = line.split('=');
      sections[section][name] = value; // reject: owasp/prototype-pollution likely
    }
  }
  return sections;
};
