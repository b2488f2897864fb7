import * as kplus from 'cdk8s-plus-27';
import { FindingLevel, Findings, PodTemplate, Rules } from '../../../src';
import { SECURITY_ADVICE } from '../../../src/enforcement/advice/security';
import { isFindingId } from '../../../src/rules/catalogue';
import { newChart } from '../../template/support';

/** A Deployment as cdk8s-plus makes it, judged by the Pod Security Standards. */
function restricted(options: kplus.PodSecurityContextProps = {}): kplus.Deployment {
  const chart = newChart();
  const image = 'ghcr.io/acme/shop:1.42.0';
  const containers = [{ name: 'web', image, portNumber: 8080, securityContext: {} }];
  const web = new kplus.Deployment(chart, 'web', { containers, securityContext: { user: 65532, ...options } });
  Rules.enforce(web, { level: FindingLevel.RESTRICTED });
  return web;
}

const codesOf = (web: kplus.Deployment): { [rule: string]: string | undefined } =>
  Object.fromEntries(
    Findings.of(web)
      .filter(({ level }) => level === FindingLevel.RESTRICTED)
      .map(({ rule, code }) => [rule, code]),
  );

test('the advice on security is about rules that exist', () => {
  expect(Object.keys(SECURITY_ADVICE).filter((id) => !isFindingId(id))).toEqual([]);
});

test('what a Deployment of cdk8s-plus lacks of the restricted standard comes with code that adds it', () => {
  const web = restricted();
  expect(codesOf(web)).toEqual({
    'unrestricted-capabilities':
      "PodTemplate.of(workload).mergeContainer('web', { securityContext: { capabilities: { drop: ['ALL'] } } });",
    'seccomp-profile-missing':
      "PodTemplate.of(workload).mergeSpec({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } });",
  });
});

/** Runs the code of all findings, as somebody who copies it. */
function runAdvice(workload: kplus.Deployment): void {
  for (const code of Object.values(codesOf(workload))) {
    new Function('PodTemplate', 'workload', code ?? '')(PodTemplate, workload);
  }
}

test('and with that code it has no finding left', () => {
  const web = restricted();
  runAdvice(web);
  expect(codesOf(web)).toEqual({});
});

test('so does what code allows a container', () => {
  const web = restricted();
  PodTemplate.of(web).mergeSpec({ securityContext: { seccompProfile: { type: 'RuntimeDefault' }, runAsUser: 0 } });
  PodTemplate.of(web).mergeContainer('web', {
    securityContext: {
      allowPrivilegeEscalation: true,
      privileged: true,
      runAsNonRoot: false,
      capabilities: { drop: ['ALL'] },
    },
  });
  expect(codesOf(web)).toEqual({
    'privilege-escalation':
      "PodTemplate.of(workload).mergeContainer('web', { securityContext: { allowPrivilegeEscalation: false } });",
    'privileged-container':
      "PodTemplate.of(workload).mergeContainer('web', { securityContext: { privileged: false } });",
    'run-as-non-root': "PodTemplate.of(workload).mergeContainer('web', { securityContext: { runAsNonRoot: true } });",
    'run-as-user': 'PodTemplate.of(workload).mergeSpec({ securityContext: { runAsUser: 65532 } });',
  });
  runAdvice(web);
  expect(codesOf(web)).toEqual({});
});
