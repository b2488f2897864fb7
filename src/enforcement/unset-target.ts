import { greatest } from '../kubernetes/greatest';
import { headOf, objectText, type Finding } from '../findings/finding';
import { FindingSeverity } from '../findings/finding-kind';
import { counted } from '../kubernetes/words';
import { kindOf } from '../rules/catalogue';
import { KubernetesVersion } from '../kubernetes/version';

/** A finding, and whether code names the cluster that its object is for. */
export interface TargetedFinding {
  readonly finding: Finding;
  readonly hasTarget: boolean;
}

const MAX_PLACES = 5;

/**
 * The findings with those that a newer cluster would mend as one, if code does not say which cluster it is for: the one
 * line that is missing mends them all.
 */
export function groupUnsetTargets(targeted: readonly TargetedFinding[]): Finding[] {
  const isGrouped = ({ finding, hasTarget }: TargetedFinding): boolean =>
    !hasTarget && finding.waiver === undefined && neededMinor(finding) !== undefined;
  const grouped = targeted.filter(isGrouped).map(({ finding }) => finding);
  const others = targeted.filter((each) => !isGrouped(each)).map(({ finding }) => finding);
  return grouped.length === 0 ? others : [...others, unsetTarget(grouped)];
}

function unsetTarget(findings: readonly Finding[]): Finding {
  const newest = greatest(findings.map((finding) => neededMinor(finding) ?? 0));
  const isError = findings.some(({ severity }) => severity === FindingSeverity.ERROR);
  const places = findings.slice(0, MAX_PLACES).map(placeText);
  const rest = findings.length - places.length;
  const list = [...places, ...(rest > 0 ? [`and ${counted(rest, 'more place')}`] : [])].join('; ');
  return {
    ...headOf(kindOf('target-unset')),
    severity: isError ? FindingSeverity.ERROR : FindingSeverity.WARNING,
    location: { option: 'TargetCluster.set' },
    message:
      `code does not say which cluster the manifests are for, so they are for Kubernetes ` +
      `${KubernetesVersion.V1_27.toString()}, and ${counted(findings.length, 'field')} ` +
      `${findings.length === 1 ? 'needs' : 'need'} up to 1.${newest}: ${list}.`,
    fix: 'name the version of the cluster; every finding that it does not mend is then listed by itself.',
    code: `TargetCluster.set(app, { version: KubernetesVersion.V1_${newest} });`,
    data: { version: `1.${newest}` },
  };
}

function placeText(finding: Finding): string {
  const where = [finding.construct, objectText(finding.object)].filter(Boolean)[0] ?? '';
  return `${finding.location?.path ?? finding.rule} of ${where} (1.${String(neededMinor(finding))})`;
}

/** The minor version that would mend a finding; undefined if none is known to. */
function neededMinor({ data }: Finding): number | undefined {
  const minor = /^1\.(\d+)$/.exec(data?.['neededVersion'] ?? '')?.[1];
  return minor === undefined ? undefined : Number(minor);
}
