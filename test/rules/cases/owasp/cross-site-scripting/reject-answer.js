exports.handler = (event, context, callback) => {
  const page = `<p>${event.queryStringParameters.name}</p>`;
  callback(null, { statusCode: 200, headers: { 'Content-Type': 'text/html' }, body: page }); // reject: owasp/cross-site-scripting likely
};
