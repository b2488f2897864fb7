import { resolve } from 'node:path';
import * as ts from 'typescript';
import type { Example } from './examples';

/** Runs a program as CommonJS, with the sources in the place of the package. */
export function runExample(code: string): void {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  new Function('require', 'exports', outputText)(load, {});
}

function load(name: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a sample names what it needs
  return require(name === 'cdk8s-pod-patterns' ? '../../src/index' : name);
}

/** The type errors of all programs together, with the sources in the place of the package. */
export function typeErrors(examples: readonly Example[]): string[] {
  const sources = new Map(examples.map(({ code }, index) => [resolve(`test/docs/example-${index}.ts`), code]));
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const paths = { 'cdk8s-pod-patterns': [resolve('src/index.ts')] };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => sources.get(resolve(file)) ?? readFile(file);
  host.fileExists = (file) => sources.has(resolve(file)) || fileExists(file);
  const compiled = ts.createProgram([...sources.keys()], { ...options, paths }, host);
  return ts.getPreEmitDiagnostics(compiled).map(({ messageText, file }) => {
    const index = [...sources.keys()].indexOf(file?.fileName ?? '');
    return `${examples[index]?.name ?? file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
