import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A piece of code that the documentation shows. */
export interface Example {
  /** Where it stands, such as `README.md, sample 1`. */
  readonly name: string;
  readonly code: string;
  /** The YAML that the page shows as a part of what it synthesizes. */
  readonly shown?: readonly string[];
  /** The files that the page shows, by name: a sample can read them from the folder in which it runs. */
  readonly files?: ReadonlyMap<string, string>;
}

/** The generated reports and reference of the public API, in which TypeScript is not a sample. */
const GENERATED = join('docs', 'api');

/** The Markdown files below a folder that people write. */
export function markdownFiles(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
  return files.filter((file) => file.endsWith('.md') && !file.startsWith(join(GENERATED, sep))).sort();
}

/** The samples of a Markdown file that are whole programs. YAML in the same section, after a sample, is its output. */
export function markdownExamples(file: string): Example[] {
  const text = readFileSync(file, 'utf8');
  const files = namedFiles(text);
  const pieces = text.split(/^(?=```ts$)/m);
  return pieces.slice(1).map((piece, index) => {
    const [, code = ''] = /^```ts\n(.*?)^```$/ms.exec(piece) ?? [];
    const [section = ''] = piece.slice(code.length).split(/^## /m);
    return { name: `${file}, sample ${index + 1}`, code, shown: yamlBlocks(section), files };
  });
}

/** The YAML files of a page: each has its name in a comment above its first line. */
function namedFiles(page: string): Map<string, string> {
  return new Map(
    yamlBlocks(page).flatMap((text): [string, string][] => {
      const [, name] = /^# ([\w-]+\.yaml)\n/.exec(text) ?? [];
      return name === undefined ? [] : [[name, text]];
    }),
  );
}

function yamlBlocks(section: string): string[] {
  const blocks = [...section.matchAll(/^( *)```yaml\n(.*?)^\1```$/gms)];
  return blocks.map(([, indent = '', text = '']) => text.replace(new RegExp(`^${indent}`, 'gm'), ''));
}

/** The examples of the doc comments below a folder, as they stand there: they speak of a `deployment` and of an `app`. */
export function docCommentSnippets(folder: string): Example[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.sort().flatMap((file) => {
    const comments = [...readFileSync(join(folder, file), 'utf8').matchAll(/^ *\* @example\n(.*?)^ *\*(?:\/| *@)/gms)];
    return comments.map(([, text = '']) => ({ name: join(folder, file), code: text.replace(/^ *\* ?/gm, '') }));
  });
}

/** The examples of the doc comments below a folder, each made a program. */
export function docCommentExamples(folder: string): Example[] {
  return docCommentSnippets(folder).map(({ name, code }) => {
    // A preset stands beside a program of its kind, which does not listen on the port of the web server.
    const [, preset] = /presets[\\/]([\w-]+)\.ts$/.exec(name) ?? [];
    const port = preset === undefined ? 8080 : PORTS_BESIDE[preset];
    return { name, code: program(code, port === undefined ? '' : `, portNumber: ${port}`) };
  });
}

/** The ports of the programs beside which some presets stand. */
const PORTS_BESIDE: { readonly [preset: string]: number } = {
  'config-reloader-sidecar': 8080,
  'postgres-exporter-adapter': 5432,
  'redis-exporter-adapter': 6379,
};

/** The names that a sample takes from cdk8s rather than from this package. */
const CDK8S_NAMES = ['ApiObject', 'App', 'Chart', 'Duration', 'Include', 'JsonPatch', 'Size'];

/** A program around a sample that speaks of an `app`, a `chart` and a `deployment` with the container `web`. */
export function program(code: string, port = ', portNumber: 8080'): string {
  const used = new Set(code.match(/(?<!\w\.)\b[A-Z][A-Za-z\d]+(?=[.(])/g));
  const globals = [...used].filter((name) => name in globalThis);
  for (const name of [...CDK8S_NAMES, ...globals]) used.delete(name);
  return `import { ${CDK8S_NAMES.join(', ')} } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { ${[...used.add('KubernetesVersion').add('TargetCluster')].join(', ')} } from 'cdk8s-pod-patterns';

const app = new App();
TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
const chart = new Chart(app, 'shop');
const deployment = new kplus.Deployment(chart, 'web', {
  containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0'${port} }],
});
void [${CDK8S_NAMES.join(', ')}, deployment];

${code}
app.synth();
`;
}
