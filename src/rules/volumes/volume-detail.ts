import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isAbsent, isFields, listOf, textOf, fieldsOf, type Fields } from '../../kubernetes/json';
import { dnsSubdomainProblem } from '../../kubernetes/names';
import type { Pod } from '../../pod/pod';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** What the sources of volumes of some storage systems ask for. */
export const volumeDetail: Rule = {
  id: 'volume-detail',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A volume says of its storage system what that needs.',
  fields: ['spec.volumes[*].{azureDisk,csi,ephemeral,fc,flexVolume,flocker,image,iscsi,persistentVolumeClaim,quobyte}'],
  onlyWith: ['volumes'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateVolumeSource',
  check: (pod) =>
    Object.entries(CHECKS).flatMap(([type, check]) => problemsOfType(pod, type, (fields) => check(fields, pod))),
};

const CHECKS: Readonly<Record<string, (fields: Fields, pod: Pod) => FieldProblem[]>> = {
  AzureDiskVolumeSource: azureProblems,
  CSIVolumeSource: driverProblems,
  FCVolumeSource: channelProblems,
  FlexVolumeSource: flexProblems,
  FlockerVolumeSource: ({ datasetName }) =>
    textOf(datasetName)?.includes('/')
      ? [problem('datasetName', 'datasetName has "/" in it.', 'write a name without "/".')]
      : [],
  ISCSIVolumeSource: iscsiProblems,
  ImageVolumeSource: imageProblems,
  QuobyteVolumeSource: quobyteProblems,
};

function azureProblems({ kind, diskURI }: Fields): FieldProblem[] {
  const prefix = kind === 'Managed' ? '/subscriptions/' : 'https://';
  if ((textOf(diskURI) ?? '').startsWith(prefix)) return [];
  return [
    unsupported(
      'diskURI',
      `the diskURI of a disk of kind ${String(kind)} must begin with ${prefix}.`,
      'copy the URI of the disk.',
    ),
  ];
}

/** That the reference has no name is what `required-field` finds. */
function driverProblems({ nodePublishSecretRef }: Fields): FieldProblem[] {
  const name = textOf(fieldsOf(nodePublishSecretRef)['name']) ?? '';
  const wrong = name === '' ? undefined : dnsSubdomainProblem(name);
  if (wrong === undefined) return [];
  return [
    problem('nodePublishSecretRef.name', `the name ${JSON.stringify(name)} ${wrong}.`, 'write the name of the Secret.'),
  ];
}

function channelProblems({ targetWWNs, lun }: Fields): FieldProblem[] {
  if (listOf(targetWWNs).length === 0) return [];
  if (isAbsent(lun))
    return [missing('lun', 'lun is missing, which targetWWNs need.', 'write the number of the logical unit.')];
  return typeof lun === 'number' && (lun < 0 || lun > 255)
    ? [problem('lun', `lun is ${lun} but must be from 0 to 255.`, 'write the number of the logical unit.')]
    : [];
}

const RESERVED = /(^|\.)(kubernetes|k8s)\.io$/i;

function flexProblems({ options }: Fields): FieldProblem[] {
  return Object.keys(fieldsOf(options)).flatMap((key) => {
    const slash = key.indexOf('/');
    if (!RESERVED.test(slash === -1 ? key : key.slice(0, slash))) return [];
    return [
      {
        path: `options[${key}]`,
        value: key,
        message: `the option ${JSON.stringify(key)} is in a namespace of Kubernetes.`,
        fix: 'use a domain of your own.',
      },
    ];
  });
}

const EUI = /^eui.[0-9a-zA-Z]{16}$/;
const NAA = /^naa.[0-9a-zA-Z]{32}$/;

function iscsiProblems({ iqn, initiatorName, chapAuthDiscovery, chapAuthSession, secretRef }: Fields): FieldProblem[] {
  const isSecret = chapAuthDiscovery === true || chapAuthSession === true;
  return [
    ...['iqn', 'initiatorName'].flatMap((name) =>
      nodeNameProblem(name, name === 'iqn' ? textOf(iqn) || undefined : textOf(initiatorName)),
    ),
    ...(isSecret && !isFields(secretRef)
      ? [
          missing(
            'secretRef',
            'secretRef is missing, which CHAP needs.',
            'name the Secret with the user and the password.',
          ),
        ]
      : []),
  ];
}

/** Source: k8s.io/kubernetes/pkg/apis/core/validation, validateISCSIVolumeSource and the forms before it */
function isNodeName(value: string): boolean {
  if (value.startsWith('iqn')) return isQualifiedName(value);
  if (value.startsWith('eui')) return EUI.test(value);
  return value.startsWith('naa') && NAA.test(value);
}

const DATED_DOMAIN = /iqn\.\d{4}-\d{2}\.[a-z0-9-_.]/;

/** Somewhere `iqn.`, a month and a domain, then a colon and a name that goes to the end. */
function isQualifiedName(value: string): boolean {
  const parts = (value.split(/[,;*&$|\s]/).at(-1) ?? '').split(':');
  const named = parts.at(-1) === '' ? parts.slice(0, -2) : parts.slice(0, -1);
  return named.some((part) => DATED_DOMAIN.test(part.split(/[^a-z0-9-_.]/).at(-1) ?? ''));
}

function nodeNameProblem(name: string, value: string | undefined): FieldProblem[] {
  if (value === undefined || isNodeName(value)) return [];
  return [
    problem(
      name,
      `${name} ${JSON.stringify(value)} is not a name of iSCSI.`,
      'write it as in iqn.2001-04.com.example:storage.',
    ),
  ];
}

/** Before 1.37 the image of a template may be filled in later. */
function imageProblems({ reference }: Fields, { kind, target }: Pod): FieldProblem[] {
  if (textOf(reference) || (kind.templatePath.length > 0 && target.version.minor < 37)) return [];
  return [missing('reference', 'reference is missing.', 'write the image that holds the files.')];
}

function quobyteProblems({ registry, tenant }: Fields): FieldProblem[] {
  const [hosts, owner] = [textOf(registry) ?? '', textOf(tenant) ?? ''];
  if (hosts === '') return [];
  if (owner.length >= 65)
    return [
      missing('tenant', `tenant has ${owner.length} characters, and 64 are the most.`, 'write the UUID of the tenant.'),
    ];
  if (hosts.split(',').every(isHostAndPort)) return [];
  return [
    problem(
      'registry',
      `registry ${JSON.stringify(hosts)} is not a host with a port, or several.`,
      'write it as in registry:7861.',
    ),
  ];
}

/** Source: Go's net.SplitHostPort. */
function isHostAndPort(text: string): boolean {
  return /^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(text);
}

function missing(path: string, message: string, fix: string): FieldProblem {
  return { ...problem(path, message, fix), reason: 'FieldValueRequired' };
}

function unsupported(path: string, message: string, fix: string): FieldProblem {
  return { ...problem(path, message, fix), reason: 'FieldValueNotSupported' };
}

function problem(path: string, message: string, fix: string): FieldProblem {
  return { path, message, fix };
}
