// Parses files and does nothing else, to tell what of the time of a command is parsing: `parse.cjs PARSER FILE...`
const { readFileSync } = require('node:fs');

const PARSERS = {
  'same parser': () => {
    const { readManifests } = require('../../../lib/src/manifests/read-manifests');
    return (text) => [...readManifests(text)];
  },
  yaml: () => {
    const { parseAllDocuments } = require('yaml');
    return (text) => parseAllDocuments(text).map((document) => document.toJS());
  },
  'js-yaml': () => {
    const { loadAll } = require('js-yaml');
    return (text) => loadAll(text);
  },
};

const [parser, ...files] = process.argv.slice(2);
const parse = PARSERS[parser]();
const documents = files.reduce((sum, file) => sum + parse(readFileSync(file, 'utf8')).length, 0);
if (documents === 0) throw new Error('nothing was parsed');
