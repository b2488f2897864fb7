import { describeRule } from '../describe-rule';

const capabilities = (lists: object): object => ({ web: { securityContext: { capabilities: lists } } });
const at = '  at:  app/shop, Deployment "shop", container "web"';

describeRule('unknown-capability', {
  passes: {
    'capabilities of Linux': capabilities({ add: ['NET_BIND_SERVICE', 'BPF'], drop: ['ALL'] }),
    'names in lower case, which runtimes read as well': capabilities({ add: ['net_bind_service'], drop: ['all'] }),
    'no capabilities': {},
  },
  fails: {
    'a slip in a name': {
      pod: capabilities({ add: ['NET_BIND_SERVIEC'] }),
      finds: [
        'warning unknown-capability: Linux has no capability "NET_BIND_SERVIEC": a container runtime refuses it or passes over it.',
        at,
        '  in:  spec.template.spec.containers[0].securityContext.capabilities.add[0] = "NET_BIND_SERVIEC"',
        '  fix: did you mean "NET_BIND_SERVICE"? Use that name.',
      ],
    },
    'the prefix that runtimes put in front themselves': {
      pod: capabilities({ drop: ['ALL', 'CAP_SYS_ADMIN'] }),
      finds: [
        'warning unknown-capability: Linux has no capability "CAP_SYS_ADMIN": a container runtime refuses it or passes over it.',
        at,
        '  in:  spec.template.spec.containers[0].securityContext.capabilities.drop[1] = "CAP_SYS_ADMIN"',
        '  fix: did you mean "SYS_ADMIN"? Use that name.',
      ],
    },
    'a name that is near to none': {
      pod: capabilities({ add: ['everything'] }),
      finds: [
        'warning unknown-capability: Linux has no capability "everything": a container runtime refuses it or passes over it.',
        at,
        '  in:  spec.template.spec.containers[0].securityContext.capabilities.add[0] = "everything"',
        '  fix: correct the name, or leave it out.',
      ],
    },
  },
});
