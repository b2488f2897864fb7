// Parses files and does nothing else, to tell what of the time of a command is parsing: `parse.cjs READER PARSER FILE...`
const { readFileSync } = require('node:fs');

const [reader, parser, ...files] = process.argv.slice(2);

const PARSERS = {
  'same parser': () => {
    const { readManifests } = require(reader);
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

const parse = PARSERS[parser]();
const documents = files.reduce((sum, file) => sum + parse(readFileSync(file, 'utf8')).length, 0);
if (documents === 0) throw new Error('nothing was parsed');
