import { dirname, resolve } from 'node:path';
import { schemaFolder, schemaLocation } from './kubeconform-schemas';
import type { Program } from './programs';

/** The release whose rules count. */
export const RELEASE = '1.37.0';

const REPOSITORY = resolve(__dirname, '..', '..');
const COMMAND = resolve(REPOSITORY, 'lib', 'src', 'cli', 'main.js');

/** The programs that are compared, each as it is without any flag that chooses checks. */
export const LINTERS: readonly Program[] = [
  {
    name: 'kubeconform',
    version: '0.8.0',
    goPackage: 'github.com/yannh/kubeconform/cmd/kubeconform',
    home: 'https://github.com/yannh/kubeconform',
    words: (files) => {
      const location = schemaLocation(schemaFolder(RELEASE));
      return ['-strict', '-ignore-missing-schemas', '-output', 'json', '-schema-location', location, ...files];
    },
    read: readKubeconform,
  },
  {
    name: 'kube-score',
    version: '1.20.0',
    goPackage: 'github.com/zegl/kube-score/cmd/kube-score',
    home: 'https://github.com/zegl/kube-score',
    words: (files) => ['score', '--output-format', 'json', ...files],
    read: readKubeScore,
  },
  {
    name: 'kube-linter',
    version: '0.8.3',
    goPackage: 'golang.stackrox.io/kube-linter/cmd/kube-linter',
    home: 'https://github.com/stackrox/kube-linter',
    words: (files) => ['lint', '--format', 'json', ...files],
    read: readKubeLinter,
  },
  {
    // Its module path lacks the major version, so that `go install` does not find it.
    name: 'polaris',
    version: '10.2.2',
    home: 'https://github.com/FairwindsOps/polaris',
    words: (files) => ['audit', '--format', 'json', '--audit-path', commonPath(files)],
    read: readPolaris,
  },
];

/** A file, or the folder that several stand in. */
function commonPath([first = '', ...others]: readonly string[]): string {
  let common = first;
  while (!others.every((file) => file.startsWith(common))) common = dirname(common);
  return common;
}

/** The command of this package, run as the others are. */
export const OURS: Program = {
  name: 'pod-patterns',
  version: 'check',
  home: 'check.md',
  words: (files) => [COMMAND, 'check', '-o', 'json', '--target', '1.37', ...files],
  read: readOurs,
};

function readOurs(output: string): string[] {
  const { findings, errors } = JSON.parse(output) as { findings: { rule: string }[]; errors: unknown[] };
  return [...findings.map(({ rule }) => rule), ...errors.map(() => 'cannot read it')];
}

function readKubeconform(output: string): string[] {
  const { resources = [] } = JSON.parse(output) as { resources?: { status: string }[] };
  return resources.filter(({ status }) => status === 'statusInvalid' || status === 'statusError').map(() => 'schema');
}

/** A grade of 10 is that of a check which passes. */
const PASSED = 10;

function readKubeScore(output: string): string[] {
  const objects = JSON.parse(output) as
    { checks: { check: { id: string }; grade: number; skipped: boolean }[] | null }[] | null;
  return (objects ?? [])
    .flatMap(({ checks }) => checks ?? [])
    .filter(({ grade, skipped }) => !skipped && grade < PASSED)
    .map(({ check }) => check.id);
}

function readKubeLinter(output: string): string[] {
  const { Reports } = JSON.parse(output) as { Reports: { Check: string }[] | null };
  return (Reports ?? []).map(({ Check }) => Check);
}

/** What Polaris says of an object, of its Pod and of each container. */
interface PolarisResult {
  readonly Results: Readonly<Record<string, { readonly ID: string; readonly Success: boolean }>>;
  readonly PodResult?: PolarisResult | null;
  readonly ContainerResults?: readonly PolarisResult[];
}

function readPolaris(output: string): string[] {
  const { Results } = JSON.parse(output) as { Results: PolarisResult[] | null };
  return (Results ?? []).flatMap(failedByPolaris);
}

function failedByPolaris({ Results, PodResult, ContainerResults = [] }: PolarisResult): string[] {
  const own = Object.values(Results).filter(({ Success }) => !Success);
  return [
    ...own.map(({ ID }) => ID),
    ...[...(PodResult ? [PodResult] : []), ...ContainerResults].flatMap(failedByPolaris),
  ];
}
