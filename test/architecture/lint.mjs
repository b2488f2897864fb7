/**
 * Reads `{ path: source }` from standard input and writes `{ path: [rule ids] }`: what ESLint says of files that need
 * not exist. A process of its own, because jest cannot load the ESLint configuration, which is an ES module.
 */
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';
import tseslint from 'typescript-eslint';

const withoutTypes = [
  tseslint.configs.disableTypeChecked,
  { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
];

const eslint = new ESLint({ overrideConfig: withoutTypes });
const answer = {};
for (const [filePath, source] of Object.entries(JSON.parse(await text(process.stdin)))) {
  const [result] = await eslint.lintText(source, { filePath });
  answer[filePath] = result.messages.map(({ ruleId, message }) => ruleId ?? message);
}
process.stdout.write(JSON.stringify(answer));
