exports.title = (page) => page.evaluate(() => shopApp.title); // reject: static-analysis/unresolved-name likely
