import type { Finding } from '../findings/finding';
import type { FindingId } from '../findings/finding-kind';
import type { Pod } from '../pod/pod';
import { furtherCausesOf } from './further-causes';
import { isInSelector, isSelecting, type Said } from './server-causes';

/** What the API server does not look into once it has refused it as a whole. */
interface Whole {
  readonly rules: readonly FindingId[];
  readonly field: RegExp;
  /**
   * What in it is not looked into.
   * @default - all
   */
  readonly inside?: RegExp;
}

/** Source: the branches of k8s.io/kubernetes/pkg/apis/core/validation and apps/validation that return early. */
const WHOLES: readonly Whole[] = [
  { rules: ['ephemeral-container'], field: /\.(lifecycle|\w+Probe)$/ },
  { rules: ['init-step-probe'], field: /\.(lifecycle|\w+Probe)$/ },
  { rules: ['hook-handler', 'probe-handler'], field: /\.(lifecycle\.\w+|\w+Probe)\.\w+$/ },
  { rules: ['one-of'], field: /\.clusterTrustBundle$/ },
  { rules: ['one-of'], field: /\.downwardAPI$/, inside: /\.resourceFieldRef\./ },
  { rules: ['projected-source'], field: /\.labelSelector$/ },
  { rules: ['rollout-strategy'], field: /\.rollingUpdate$/ },
  { rules: ['enum-value'], field: /^spec\.updateStrategy$/ },
];

/** A field that is refused as a whole. */
interface Refused {
  readonly finding: Finding;
  readonly inside?: RegExp;
}

/** Tells which causes the API server does not say, because of others that it says. */
export function hiddenAmong(said: readonly Said[], pod: Pod): (one: Said) => boolean {
  const isTemplateHidden = isSelecting(pod) && said.some(({ cause }) => isInSelector(cause));
  const refused = new Map(said.flatMap((one) => refusedBy(one, pod)));
  return ({ finding, cause: { field } }) => {
    if (isTemplateHidden && field.startsWith('spec.template.')) return true;
    if (refused.size === 0) return false;
    return fieldsAround(field).some((around) => {
      const whole = refused.get(around);
      return whole !== undefined && whole.finding !== finding && (whole.inside?.test(field) ?? true);
    });
  };
}

function refusedBy(one: Said, pod: Pod): [field: string, refused: Refused][] {
  const { finding, cause } = one;
  const whole = WHOLES.find(
    ({ rules, field }) => rules.some((rule) => rule === finding.rule) && field.test(cause.field),
  );
  if (whole === undefined) return [];
  return [cause, ...furtherCausesOf(one, pod)].map(({ field }) => [field, { finding, ...whole }]);
}

/** A field and those that it stands in. */
function fieldsAround(field: string): string[] {
  return [...[...field.matchAll(/[.[]/g)].map(({ index }) => field.slice(0, index)), field];
}
