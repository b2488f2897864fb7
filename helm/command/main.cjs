// `helm pod-patterns`: the command of this package, whose folder Helm links to.
require('../../lib/src/cli/main.js');
