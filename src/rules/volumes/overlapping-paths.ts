import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { findRepeated, namedItems, type NamedItem } from '../../findings/repeated';
import { cleanPath } from '../../kubernetes/clean-path';
import type { FeatureTarget } from '../../kubernetes/fields/features';
import { fieldsOf, isFields, listOf, textOf } from '../../kubernetes/json';
import { repeatedAt } from '../places';
import { comparedPaths, tokenPaths } from '../projected-paths';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

const WITH_ITEMS = ['configMap', 'secret', 'downwardAPI'];

/**
 * No two items of a volume make one file, of which the last one would count, or a file where another one needs a folder,
 * which the kubelet cannot write. The API server refuses some of these in projected volumes, and since 1.32 warns of all.
 */
export const overlappingPaths: Rule = {
  id: 'overlapping-paths',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'The files of a volume do not stand in the way of one another.',
  fields: [
    'spec.volumes[*].{configMap,secret,downwardAPI}.items[*].path',
    'spec.volumes[*].projected.sources[*].{configMap,secret,downwardAPI}.items[*].path',
    'spec.volumes[*].projected.sources[*].{serviceAccountToken,clusterTrustBundle}.path',
    'spec.volumes[*].projected.sources[*].podCertificate.{credentialBundlePath,keyPath,certificateChainPath}',
  ],
  onlyWith: ['volumes'],
  symptoms: [SYMPTOMS.containerCreating, SYMPTOMS.failedMount, SYMPTOMS.overlappingPaths],
  source: 'k8s.io/kubernetes/pkg/api/pod, warningsForOverlappingVirtualPaths; pkg/volume/util/atomic_writer.go',
  check: ({ spec, target }) =>
    listOf(spec['volumes']).flatMap((volume, index) => {
      const name = textOf(fieldsOf(volume)['name']) ?? '';
      return filesOf(volume, `volumes[${index}]`, target).flatMap(({ files, isRefused }) => [
        ...repeatedFiles(files)
          .filter((same) => !isRefused(same))
          .map((same) => repeatedProblem(same, name)),
        ...filesInTheWay(files).map((pair) => folderProblem(pair, name)),
      ]);
    }),
};

/** The files of a volume, and which of them the API server refuses for being at one path. */
interface ListedFiles {
  readonly files: readonly NamedItem[];
  isRefused(same: readonly NamedItem[]): boolean;
}

function filesOf(volume: unknown, at: string, target: FeatureTarget): ListedFiles[] {
  const fields = fieldsOf(volume);
  return [
    ...WITH_ITEMS.filter((type) => isFields(fields[type])).map((type) => ({
      files: namedItems(fieldsOf(fields[type])['items'], `${at}.${type}.items`, 'path').map(atPath),
      isRefused: () => false,
    })),
    projectedFiles(fieldsOf(fields['projected'])['sources'], `${at}.projected.sources`, target),
  ];
}

function atPath(item: NamedItem): NamedItem {
  return { ...item, path: `${item.path}.path` };
}

function projectedFiles(sources: unknown, at: string, target: FeatureTarget): ListedFiles {
  const bySource = listOf(sources).map((source, index) => ({
    compared: comparedPaths(source, `${at}[${index}]`, target),
    tokens: tokenPaths(source, `${at}[${index}]`),
  }));
  const compared = new Set(bySource.flatMap((source) => source.compared));
  return {
    files: bySource.flatMap((source) => [...source.compared, ...source.tokens]),
    isRefused: (same) =>
      findRepeated(
        same.filter((file) => compared.has(file)),
        ({ name }) => name,
      ).length > 0,
  };
}

/** The files at one path, together. */
function repeatedFiles(files: readonly NamedItem[]): (readonly NamedItem[])[] {
  return findRepeated(files, placeOf).map(({ items }) => items);
}

function placeOf({ name }: NamedItem): string {
  return cleanPath(name);
}

/** Files that are where the path of another one needs a folder, each with that one. */
function filesInTheWay(files: readonly NamedItem[]): (readonly [NamedItem, NamedItem])[] {
  if (files.length < 2) return [];
  const byPlace = new Map(files.map((file) => [placeOf(file), file]));
  return [...byPlace].flatMap(([place, file]) => {
    const folder = foldersOf(place).find((each) => byPlace.has(each));
    const inTheWay = folder === undefined ? undefined : byPlace.get(folder);
    return inTheWay ? [[inTheWay, file] as const] : [];
  });
}

function foldersOf(place: string): string[] {
  const steps = place.split('/').slice(1, -1);
  return steps.map((_step, index) => `/${steps.slice(0, index + 1).join('/')}`);
}

function repeatedProblem(files: readonly NamedItem[], volume: string): Problem {
  const file = files.map(placeOf)[0]?.slice(1) ?? '';
  return {
    ...repeatedAt(files.map(({ path }) => path)),
    message: `${files.length} items of the volume "${volume}" make the file "${file}", and the last one hides the others.`,
    fix: 'give each of them a path of its own, or leave all but one out.',
  };
}

function folderProblem([inTheWay, file]: readonly [NamedItem, NamedItem], volume: string): Problem {
  return {
    path: file.path,
    related: [inTheWay.path],
    message: `"${inTheWay.name}" is a file of the volume "${volume}", and cannot be the folder of "${file.name}" as well.`,
    fix: 'give one of them another path.',
  };
}
