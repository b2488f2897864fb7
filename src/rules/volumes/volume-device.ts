import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { backstepProblem } from '../../kubernetes/formats';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { claimsOf } from '../../pod/claims';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

/** A block device is a claim of the Pod, and its name is used once. That its path is used twice is what `duplicate-entry` finds. */
export const volumeDevice: Rule = {
  id: 'volume-device',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A block device is a claim of the Pod, which the container does not mount as well.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].{volumeDevices,volumeMounts}', 'spec.volumes[*]'],
  onlyWith: ['volumeDevices'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumeDevices',
  check: ({ stored, manifest }) => {
    if (!stored) return [];
    const claims = new Set(claimsOf(manifest));
    const volumes = new Map(
      listOf(stored.spec['volumes']).map((volume) => [textOf(fieldsOf(volume)['name']) ?? '', fieldsOf(volume)]),
    );
    const isClaim = (name: string): boolean | undefined => {
      const volume = volumes.get(name);
      if (claims.has(name)) return true;
      return volume && (isFields(volume['persistentVolumeClaim']) || isFields(volume['ephemeral']));
    };
    return problemsOfEach(stored.containers, (container) => problemsOf(container, isClaim));
  },
};

interface Place {
  readonly name: string;
  readonly path: string;
}

function placesOf(list: unknown, pathField: string): Place[] {
  return listOf(list).map((item) => {
    const fields = fieldsOf(item);
    return { name: textOf(fields['name']) ?? '', path: textOf(fields[pathField]) ?? '' };
  });
}

function problemsOf({ fields }: PodContainer, isClaim: (name: string) => boolean | undefined): ContainerProblem[] {
  const devices = placesOf(fields['volumeDevices'], 'devicePath');
  if (devices.length === 0) return [];
  const mounts = lastOfEach(placesOf(fields['volumeMounts'], 'mountPath'));
  return [
    ...devices.flatMap((device, index) => deviceProblems(device, index, { devices, mounts, isClaim })),
    ...mountProblems(fields, lastOfEach(devices)),
  ];
}

/** Of several with one name the API server remembers the last. */
function lastOfEach(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [place.name, place])).values()];
}

interface Others {
  readonly devices: readonly Place[];
  readonly mounts: readonly Place[];
  readonly isClaim: (name: string) => boolean | undefined;
}

function deviceProblems(
  { name, path }: Place,
  index: number,
  { devices, mounts, isClaim }: Others,
): ContainerProblem[] {
  const before = devices.slice(0, index);
  const claim = isClaim(name);
  const at = `volumeDevices[${index}]`;
  const named = (message: string, fix: string): ContainerProblem => ({ path: `${at}.name`, message, fix });
  return [
    ...(claim === undefined && name !== ''
      ? [
          {
            ...named(`no volume of the Pod has the name ${JSON.stringify(name)}.`, 'name a claim of the Pod.'),
            reason: 'FieldValueNotFound' as const,
          },
        ]
      : []),
    ...(claim === false
      ? [
          named(
            `the volume ${JSON.stringify(name)} is not a claim, and only claims are block devices.`,
            'mount it, or name a claim.',
          ),
        ]
      : []),
    ...(name !== '' && before.some((other) => other.name === name)
      ? [named(`the volume ${JSON.stringify(name)} is a device of this container twice.`, 'remove one of the two.')]
      : []),
    ...(mounts.some((mount) => mount.name === name)
      ? [named(`the container mounts the volume ${JSON.stringify(name)} too.`, 'mount it, or use it as a device.')]
      : []),
    ...pathProblems(path, `${at}.devicePath`, mounts),
  ];
}

function pathProblems(path: string, at: string, mounts: readonly Place[]): ContainerProblem[] {
  if (path === '') return [];
  const wrong = backstepProblem(path);
  const problem = (message: string): ContainerProblem => ({
    path: at,
    message,
    fix: 'write a path of its own, such as /dev/xvda.',
  });
  return [
    ...(wrong === undefined ? [] : [problem(`the path ${JSON.stringify(path)} ${wrong}.`)]),
    ...(mounts.some((mount) => mount.path === path)
      ? [problem(`a volume is mounted at ${JSON.stringify(path)}.`)]
      : []),
  ];
}

function mountProblems({ volumeMounts }: Fields, devices: readonly Place[]): ContainerProblem[] {
  return placesOf(volumeMounts, 'mountPath').flatMap(({ name, path }, index) => {
    const at = `volumeMounts[${index}]`;
    return [
      ...(devices.some((device) => device.name === name)
        ? [
            {
              path: `${at}.name`,
              message: `the volume ${JSON.stringify(name)} is a device of this container too.`,
              fix: 'mount it, or use it as a device.',
            },
          ]
        : []),
      ...(devices.some((device) => device.path === path)
        ? [
            {
              path: `${at}.mountPath`,
              message: `a device is at ${JSON.stringify(path)}.`,
              fix: 'mount the volume somewhere else.',
            },
          ]
        : []),
    ];
  });
}
