/** What an object has itself is no prototype, also where its keys are counted through, in loops in loops. */
function replaced(value, holder, name, seen) {
  var i;
  for (i = 0; i < seen.length; i++) if (seen[i] === value) holder[name] = '[Circular]';
  seen.push(value);
  var names = Object.keys(value);
  for (i = 0; i < names.length; i++) {
    var key = names[i];
    for (var times = 0; times < 2; times++) replaced(value[key], value, key, seen);
  }
  seen.pop();
}

exports.withoutCircles = (value) => replaced(value, undefined, '', []);

const PARTS = { query: 'query', header: 'headers' };

/** Whatever the table is asked for, what it gives is a name that stands in it, or an object and no name. */
exports.parsed = (request, parameters) => {
  for (const { where, name } of parameters) {
    const part = PARTS[where];
    request[part][name] = JSON.parse(request[part][name]);
  }
  return request;
};

const has = Object.prototype.hasOwnProperty;

/** What `Object.prototype` has itself leads to no other. */
export function nested(path, value) {
  const names = path.split('.');
  const root = {};
  let node = root;
  for (let i = 0; i < names.length - 1; i++) {
    if (has.call(Object.prototype, names[i])) return {};
    node = node[names[i]] = node[names[i]] || {};
  }
  node[names[names.length - 1]] = value;
  return root;
}
