import type { Finding, FindingCause } from '../findings/finding';
import { isAbsent, textOf } from '../kubernetes/json';
import { valueAt } from '../kubernetes/value-at';
import type { Pod } from '../pod/pod';
import { furtherCausesOf } from './further-causes';
import { hiddenAmong } from './hidden-causes';
import { onceEach, type Said } from './server-causes';
import { JudgedVolumes } from './volume-causes';

/**
 * The findings with just what the API server says of all of them together. It does not look at everything beside a fault,
 * and says some faults once more in other places.
 */
export function withCausesOfAll(findings: readonly Finding[], pod: Pod): Finding[] {
  const said = findings.flatMap((finding) => (finding.cause ? [{ finding, cause: finding.cause }] : []));
  if (said.length === 0) return [...findings];
  // It does not look at what it cannot decode; a null is an object without fields to it.
  if (pod.wrongTypes.some(({ value }) => !isAbsent(value))) return findings.map(withoutCause);
  return new ServerAnswer(said, pod).addTo(findings);
}

function withoutCause({ cause: _, ...finding }: Finding): Finding {
  return finding;
}

class ServerAnswer {
  private readonly volumes: JudgedVolumes;
  private readonly said: ReadonlyMap<Finding, Said>;
  private readonly isHidden: (one: Said) => boolean;

  public constructor(
    said: readonly Said[],
    private readonly pod: Pod,
  ) {
    this.volumes = new JudgedVolumes(pod, said);
    this.said = new Map(this.volumes.said.map((one) => [one.finding, one]));
    this.isHidden = hiddenAmong(this.volumes.said, pod);
  }

  public addTo(findings: readonly Finding[]): Finding[] {
    return findings.map((finding) => {
      const said = this.said.get(finding);
      if (said === undefined) return finding;
      const { cause: _, ...rest } = finding;
      const [cause, ...further] = this.isHidden(said) ? [] : this.causesOf(said);
      return { ...rest, ...(cause && { cause }), ...(further.length > 0 && { furtherCauses: further }) };
    });
  }

  /** What the API server says of a fault; the first one is about the place of the finding. */
  private causesOf({ finding, cause }: Said): readonly FindingCause[] {
    if (finding.rule === 'duplicate-volume') {
      const name = textOf(valueAt(this.pod.manifest, finding.location?.path ?? '')) ?? '';
      return this.volumes.duplicatesOf(name).reverse();
    }
    const further = this.furtherOf(finding, cause);
    const ofFurther = further.flatMap((one) => this.furtherOf(finding, one));
    return onceEach([cause, ...further, ...ofFurther, ...this.volumes.mountsOf(cause)]);
  }

  private furtherOf(finding: Finding, cause: FindingCause): readonly FindingCause[] {
    return furtherCausesOf({ finding, cause }, this.pod);
  }
}
