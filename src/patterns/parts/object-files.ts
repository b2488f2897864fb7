import type { IConstruct } from 'constructs';
import { ofEach } from '../../enforcement/of-each';
import { definedEntries, definedFields, type Fields } from '../../kubernetes/json';
import { rejectConstruct, type RejectedConstruct } from '../../template/locate';
import { keyProblem, type ReferredKind } from './references';

/**
 * Which keys of a Secret or ConfigMap become files.
 */
export interface ObjectFilesOptions {
  /**
   * The keys that become files, each with the relative path of its file (finding `volume-items`).
   * @default - every key, as a file of the same name
   */
  readonly items?: { readonly [key: string]: string };

  /**
   * The permissions of the files, such as `0o440` (finding `volume-mode`). The files belong to root and to the Pod's
   * `fsGroup`; without that group, a user other than root reads only what everybody may read.
   *
   * @default - 0o644, by Kubernetes
   */
  readonly defaultMode?: number;

  /**
   * Whether the Pod starts without the object, or without one of the keys. If not, it waits until they are there.
   * @default false
   */
  readonly optional?: boolean;
}

/** The keys of a Secret or ConfigMap as its volume has them. */
export function objectFiles(
  helper: IConstruct,
  { kind, name }: { readonly kind: ReferredKind; readonly name: string },
  options: ObjectFilesOptions,
): Fields {
  const [call, object] = [`HelperVolume.from${kind}`, `the ${kind} "${name}"`];
  const { items, defaultMode, optional } = options;
  if (defaultMode !== undefined && (!isMode(defaultMode) || MEANT_IN_OCTAL.includes(defaultMode)))
    refuseMode(helper, defaultMode, `${call}.defaultMode`);
  const entries = items && definedEntries(items);
  if (entries?.length === 0) {
    rejectConstruct('volume-items', helper, {
      option: `${call}.items`,
      value: {},
      message: `\`items\` names no key of ${object}.`,
      fix: 'name a key with the path of its file, or leave `items` out: every key is a file then.',
    });
  }
  const paths =
    entries &&
    ofEach(entries, ([key, path]) => ({
      key: checkedKey(helper, keyProblem(object, key, `${call}.items`), key),
      path: isLocalPath(path) ? path : refusePath(helper, `${call}.items[${JSON.stringify(key)}]`, [key, path]),
    }));
  return definedFields({ items: paths, defaultMode, optional });
}

/** Source: k8s.io/kubernetes/pkg/apis/core/validation, validateVolumeSource of Secrets and ConfigMaps */
function isMode(mode: number): boolean {
  return Number.isInteger(mode) && mode >= 0 && mode <= 0o777;
}

/** Decimal numbers whose digits are a usual mode, and which as numbers are one that no file has: 440 is 0o670. */
const MEANT_IN_OCTAL = [400, 440, 444, 500];

function refuseMode(helper: IConstruct, mode: number, option: string): never {
  const problem = isMode(mode)
    ? `is 0o${mode.toString(8)} in octal, and 0o${mode} was probably meant`
    : 'is not a whole number from 0 to 0o777 (511)';
  return rejectConstruct('volume-mode', helper, {
    option,
    value: mode,
    message: `the mode ${mode} of the files ${problem}.`,
    fix: `write permissions in octal, such as ${/^[0-7]{3}$/.test(String(mode)) ? `0o${mode}` : '0o440'}.`,
  });
}

function checkedKey(helper: IConstruct, problem: RejectedConstruct | undefined, key: string): string {
  return problem ? rejectConstruct('object-reference', helper, problem) : key;
}

/** Source: k8s.io/kubernetes/pkg/apis/core/validation, validateLocalNonReservedPath */
function isLocalPath(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.startsWith('..') && !path.split('/').includes('..');
}

function refusePath(helper: IConstruct, option: string, [key, path]: readonly [string, string]): never {
  return rejectConstruct('volume-items', helper, {
    option,
    value: path,
    message: `the path ${JSON.stringify(path)} of the file for "${key}" does not stay inside the volume.`,
    fix: 'write a relative path that does not begin with ".." and has no ".." in it.',
  });
}
