import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

const HOSTED = { securityContext: { windowsOptions: { hostProcess: true } } };
const NOT_HOSTED = { securityContext: { windowsOptions: { hostProcess: false } } };
const HOST = { os: { name: 'windows' }, hostNetwork: true };

/** A HostProcess Pod with a helper that joined it. */
function joined(securityContext: Fields, spec: Fields = HOSTED): PodCase {
  const logs = { name: 'logs', image: 'logs:1', restartPolicy: 'Always', ...securityContext };
  return {
    spec: { ...HOST, ...spec, initContainers: [logs] },
    web: spec === HOSTED ? {} : HOSTED,
    joined: [helper('logs')],
  };
}

describeRule('host-process', {
  passes: {
    'a HostProcess Pod whose helper takes over what the Pod says': joined({}),
    'a HostProcess container beside another one': joined(HOSTED, {}),
    'a Pod of which all say that none is': { spec: { ...HOST, ...NOT_HOSTED }, web: NOT_HOSTED },
    'null, which is no value': {
      spec: { ...HOST },
      web: { securityContext: { windowsOptions: { hostProcess: null } } },
    },
  },
  fails: {
    'a helper that joins a HostProcess container': {
      pod: joined({}, {}),
      finds: [
        'error host-process: "logs" is not a HostProcess container, and "web" is: the containers of a Pod are all of them, or none is.',
        '  at:  app/shop/logs, Deployment "shop", container "logs"',
        '  in:  spec.template.spec.initContainers[0].securityContext.windowsOptions.hostProcess',
        '  fix: set securityContext.windowsOptions.hostProcess of "logs" to true, or run it in another Pod.',
      ],
    },
    'a container that says otherwise than its Pod': {
      pod: { spec: { ...HOST, ...HOSTED }, web: NOT_HOSTED },
      finds: [
        'error host-process: "web" is not a HostProcess container, and its Pod says that it is one: the containers of a Pod are all of them, or none is.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.windowsOptions.hostProcess = false',
        '  fix: set securityContext.windowsOptions.hostProcess of "web" to true, or run it in another Pod.',
      ],
    },
    'a HostProcess container in a Pod that says that none is': {
      pod: { spec: { ...HOST, ...NOT_HOSTED }, web: HOSTED },
      finds: [
        'error host-process: "web" is a HostProcess container, and the securityContext of its Pod says false: if both say it, they must agree.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.windowsOptions.hostProcess = true',
        '  fix: remove hostProcess from the securityContext of the Pod, or set it to true.',
      ],
    },
    'one with a network of its own': {
      pod: { spec: { os: { name: 'windows' } }, web: HOSTED },
      finds: [
        'error host-process: HostProcess containers, such as "web", use the network of the node, and hostNetwork is not true.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostNetwork',
        '  fix: set hostNetwork to true.',
      ],
    },
  },
});
